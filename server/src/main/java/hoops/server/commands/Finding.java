package hoops.server.commands;

/// Finds in the World what words name; what is not there is trouble that lists what is.
final class Finding {
  private Finding() {}

  /// How carefully a verb upon the tier of this call is confirmed.
  static Danger danger(Call call) {
    return Danger.NONE;
  }

  /// The word that a severe question wants typed: the tier's whole name.
  static String confirmed(Call call) {
    return call.maybe("tier").orElse(call.verb().name());
  }
}
