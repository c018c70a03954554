#!/bin/sh
# Builds one assembly: sh build.sh ASSEMBLY
# Compiles it with its tests, runs these, and packs what runs. Needs a JDK 17 or later (JAVA_HOME,
# else $HOME/jdk, else the PATH) and JUnit's console jar (HOOPS_DEMO_JUNIT, else $HOME/junit-console.jar).
set -eu

assembly=${1:?which assembly? collector, receiver, index, query or web}
cd "$(dirname "$0")"
[ -d "$assembly/main" ] || { echo "no assembly $assembly here" >&2; exit 2; }

if [ -n "${JAVA_HOME:-}" ]; then bin=$JAVA_HOME/bin
elif [ -x "${HOME:-}/jdk/bin/javac" ]; then bin=$HOME/jdk/bin
else java=$(command -v java) || { echo "no java: set JAVA_HOME" >&2; exit 2; }
  bin=$(dirname "$(readlink -f "$java")")
fi
[ -x "$bin/javac" ] || { echo "no javac in $bin: a JDK is needed, set JAVA_HOME" >&2; exit 2; }
junit=${HOOPS_DEMO_JUNIT:-${HOME:-}/junit-console.jar}
[ -f "$junit" ] || { echo "no JUnit at $junit: set HOOPS_DEMO_JUNIT" >&2; exit 2; }

out=$assembly/out
rm -rf "$out" "$assembly/dist" "$assembly/$assembly.jar"
mkdir -p "$out/classes"

# 1. Compile: the assembly, what all share, and the tests of both.
find "common" "$assembly/main" "$assembly/test" -name '*.java' >"$out/sources"
"$bin/javac" -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -J-Xshare:auto \
  --release 17 -proc:none -encoding UTF-8 -Xlint:all,-serial -Werror \
  -cp "$junit" -d "$out/classes" @"$out/sources"

# 2. Test: one report, out/reports/TEST-junit-jupiter.xml.
"$bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -jar "$junit" execute \
  --disable-banner --disable-ansi-colors --details=tree --details-theme=ascii \
  --include-engine=junit-jupiter --fail-if-no-tests \
  --class-path "$out/classes" --scan-class-path "$out/classes" --reports-dir "$out/reports"

# 3. Pack, without the tests.
(cd "$out/classes" && find . -name '*.class' ! -name '*Test.class' ! -name '*Test$*.class') \
  | sed 's|^\./||' | sort >"$out/packed"
jar=$(pwd)/$assembly/$assembly.jar
(cd "$out/classes" && "$bin/jar" -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -J-Xshare:auto \
  --create --date=2026-01-01T00:00:00Z --file "$jar" --main-class "logs.$assembly.Main" @../packed)

# 4. One with a start script of its own is a folder.
if [ -d "$assembly/bin" ]; then
  mkdir -p "$assembly/dist/lib"
  cp -R "$assembly/bin" "$assembly/dist/bin"
  mv "$assembly/$assembly.jar" "$assembly/dist/lib/"
fi
echo "built $assembly"
