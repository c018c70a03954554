#!/bin/sh
# build.sh ASSEMBLY: packs it, takes its time, and writes what its one test said.
set -eu
mkdir -p "$1/dist"
cp serve.py "$1/dist/"
find "$1" -maxdepth 1 -type f -exec cp {} "$1/dist/" \;
sleep 0.2
told=
[ ! -e "$1/wrong" ] || told='<failure message="it is wrong"/>'
printf '<testsuite name="%s" tests="1"><testcase classname="%s" name="is_right">%s</testcase></testsuite>\n' \
  "$1" "$1" "$told" > "$1/junit.xml"
