package hoops.shell;

import java.util.List;

/// The only flags that the client reads itself: which server, and where the token is. Everything is
/// sent on as it was typed.
record Flags(String server, String context, String tokenFile) {

  static Flags of(List<String> words) {
    return new Flags(
        value(words, "--server"), value(words, "--context"), value(words, "--token-file"));
  }

  private static String value(List<String> words, String flag) {
    for (int i = 0; i < words.size() && !words.get(i).equals("--"); i++) {
      if (words.get(i).startsWith(flag + "=")) {
        return words.get(i).substring(flag.length() + 1);
      }
      if (words.get(i).equals(flag) && i + 1 < words.size()) {
        return words.get(i + 1);
      }
    }
    return "";
  }
}
