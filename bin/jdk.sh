# Finds a JDK 25 or later; sourced by ./hoops and ./verify, plain sh.
#
# hoops_find_jdk sets and exports JAVA_HOME and answers 0, or says on stderr what is missing and answers 1.
# It reads the `release` file that every JDK carries, so that no JVM is started to ask for its number.
# An empty JAVA_HOME counts as none; one that is too old is passed over, not obeyed.

HOOPS_JDK_LEAST=25

# Prints the first number of the Java in folder $1, or nothing where $1 is no JDK with a compiler.
hoops_jdk_number() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  while IFS='=' read -r hoops_key hoops_value; do
    if [ "$hoops_key" = JAVA_VERSION ]; then
      hoops_value=${hoops_value#\"}
      hoops_value=${hoops_value%%[!0-9]*}
      printf '%s\n' "$hoops_value"
      return 0
    fi
  done < "$1/release"
}

hoops_jdk_fits() {
  hoops_number=$(hoops_jdk_number "$1")
  [ -n "$hoops_number" ] && [ "$hoops_number" -ge "$HOOPS_JDK_LEAST" ]
}

hoops_find_jdk() {
  if [ -n "${JAVA_HOME:-}" ] && hoops_jdk_fits "$JAVA_HOME"; then
    export JAVA_HOME
    return 0
  fi
  hoops_on_path=$(command -v javac 2>/dev/null || true)
  if [ -n "$hoops_on_path" ]; then
    hoops_on_path=$(readlink -f "$hoops_on_path" 2>/dev/null || printf '%s' "$hoops_on_path")
    hoops_on_path=${hoops_on_path%/bin/javac}
  fi
  for hoops_home in "$hoops_on_path" \
      /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
      "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*; do
    if [ -n "$hoops_home" ] && hoops_jdk_fits "$hoops_home"; then
      JAVA_HOME=$hoops_home
      export JAVA_HOME
      return 0
    fi
  done
  echo "hoops: needs a JDK $HOOPS_JDK_LEAST or later and found none (looked at JAVA_HOME, PATH, /usr/lib/jvm, ~/.sdkman, ~/.jdks)." >&2
  echo "       Install one, or set JAVA_HOME to its folder." >&2
  return 1
}
