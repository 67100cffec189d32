# keeper.sh MARKER COMMAND…: runs the command of one environment, and sees that nothing of it outlives the server.
# Standard input is a pipe whose other end the server holds and never writes to: at its end the server is gone, or wants this ended.
# Then the command's process group is killed, and what left the group is found by the marker in its environment (Linux).
# Ends with the command's exit status as soon as the command does; what is left of it is then the server's to find.
marker=$1
shift
exec 3<&0 </dev/null

# A session of its own where there is setsid; elsewhere (macOS) job control gives a process group.
if command -v setsid >/dev/null 2>&1; then
    GANTRY_FUNCTION=$marker setsid "$@" 3<&- &
else
    set -m
    GANTRY_FUNCTION=$marker "$@" 3<&- &
fi
child=$!
set +m

kill_marked() {
    [ -r /proc/self/environ ] || return 0
    rounds=0
    while [ $rounds -lt 100 ]; do
        killed=
        # No process here carries the marker itself: it is set for the command only.
        for environ in $(grep -lsF "GANTRY_FUNCTION=$marker" /proc/[0-9]*/environ 2>/dev/null); do
            process=${environ#/proc/}
            kill -KILL "${process%/environ}" 2>/dev/null && killed=yes
        done
        [ -n "$killed" ] || return 0
        rounds=$((rounds + 1))
    done
}

{
    read -r _ <&3
    trap '' TERM
    kill -KILL "-$child"
    kill_marked
} >/dev/null 2>&1 &
watcher=$!
exec 3<&- >/dev/null 2>&1

trap : INT HUP TERM QUIT
while :; do
    wait "$child"
    status=$?
    kill -0 "$child" 2>/dev/null || break
done
kill -KILL "-$child" 2>/dev/null
kill -TERM "$watcher" 2>/dev/null
exit "$status"
