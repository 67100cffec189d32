# Sourced: find_jdk sets `jdk` to the home of a JDK of at least version 25, or ends with one sentence.

# The major version of the JDK in folder $1, or nothing. Its `release` file says it without starting a JVM.
jdk_version() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 0
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

is_recent_jdk() {
    version=$(jdk_version "$1")
    [ "${version:-0}" -ge 25 ]
}

find_jdk() {
    on_path=$(command -v javac || true)
    [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
    for jdk in "${JAVA_HOME:-/nowhere}" /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home "${on_path:-/nowhere}"; do
        if is_recent_jdk "$jdk"; then
            return 0
        fi
    done
    echo "gantry: no JDK of version 25 or newer in JAVA_HOME, /usr/lib/jvm or PATH; install one (for example Temurin 25 from https://adoptium.net) or set JAVA_HOME." >&2
    exit 1
}
