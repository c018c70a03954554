package logs.index;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Parts a line into the words by which it is found. */
final class Words {
  private static final int SHORTEST = 1;
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}_.-]+");

  private Words() {}

  static Set<String> of(String line) {
    return Arrays.stream(BETWEEN.split(line.toLowerCase(Locale.ROOT)))
        .filter(word -> word.length() >= SHORTEST)
        .collect(Collectors.toSet());
  }
}
