#!/bin/sh
# Makes functions/order-charge/bank.jar, with the JDK that ./gantry itself uses.
set -eu
cd "$(dirname "$0")"
. ../../build/jdk.sh
find_jdk
"$jdk/bin/javac" -d work/classes functions/order-charge/src/bank/*.java
"$jdk/bin/jar" --create --file functions/order-charge/bank.jar -C work/classes bank
echo "functions/order-charge/bank.jar is built"
