# Keeps one life: starts its program, waits, writes how it ended. POSIX sh, Linux.
identity() {
  read -r boot </proc/sys/kernel/random/boot_id && read -r stat </proc/self/stat || return 1
  file=$1; set -f; set -- ${stat##*) }; shift 19
  printf 'pid=%s\nticks=%s\nboot=%s\n' "$$" "$1" "$boot" >"$file.new" && mv "$file.new" "$file"
}
main() {                                  # STAGE DIR SETSID CGROUP CWD PROGRAM ARG...
  stage=$1 dir=$2 setsid=$3 cgroup=$4 cwd=$5; shift 5; umask 077
  case $stage in
  keep) mkdir "$dir/claim" 2>/dev/null || exit 0
        identity "$dir/keeper" || exit 70
        "$setsid" /bin/sh "$0" run "$dir" "$setsid" "$cgroup" "$cwd" "$@"
        code=$?; read -r up _ </proc/uptime
        printf 'code=%s\nuptime=%s\n' "$code" "$up" >"$dir/exit.new" && mv "$dir/exit.new" "$dir/exit" ;;
  run)  [ "$cgroup" = - ] || echo 0 >"$cgroup/cgroup.procs" || exit 71
        echo 500 2>/dev/null >/proc/self/oom_score_adj
        ulimit -c 0 2>/dev/null; ulimit -n 65536 2>/dev/null
        cd "$cwd" && identity "$dir/proc" || exit 72
        if [ -e "$dir/stop" ]; then mv "$dir/proc" "$dir/unrun"; exit 73; fi
        unset OLDPWD; umask 022; exec "$@" </dev/null >>"$dir/output" 2>&1 ;;
  esac
}
main "$@"; exit
