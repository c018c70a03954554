package hoops.server.commands;

import java.util.stream.Collectors;

/// The static script of a shell: asks `hoops __complete`, and knows the first words itself where no
/// server answers (docs/cli.md).
final class CompletionScript {
  private CompletionScript() {}

  static String of(String shell, Registry registry) {
    var words =
        registry.verbs().stream()
            .filter(verb -> verb.group() != Verb.Group.HIDDEN)
            .map(verb -> verb.words().getFirst())
            .distinct()
            .collect(Collectors.joining(" "));
    return switch (shell) {
      case "bash" -> BASH.replace("@VERBS@", words);
      case "zsh" -> ZSH.replace("@VERBS@", words);
      case "fish" -> FISH.replace("@VERBS@", words);
      default ->
          throw Trouble.usage(
                  "No completion for \"" + shell + "\". There is one for bash, zsh and fish.",
                  "hoops completion bash")
              .thrown();
    };
  }

  private static final String BASH =
      """
      # hoops completion for bash: keep it in a file that your shell reads.
      # An @ parts no words: receiver@4711 is one.
      COMP_WORDBREAKS=${COMP_WORDBREAKS//@}
      _hoops() {
        local last="${COMP_WORDS[COMP_CWORD]}" found
        found=$(hoops __complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | cut -f1)
        [ -n "$found" ] || { [ "$COMP_CWORD" -eq 1 ] && found="@VERBS@"; }
        COMPREPLY=($(compgen -W "$found" -- "$last"))
      }
      complete -o default -F _hoops hoops
      """;

  private static final String ZSH =
      """
      #compdef hoops
      # hoops completion for zsh: keep it as _hoops in a folder of your fpath.
      _hoops() {
        local -a found shown
        local line
        found=("${(@f)$(hoops __complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
        for line in $found; do [ -n "$line" ] && shown+=("${line/$'\\t'/:}"); done
        if (( ${#shown} )); then _describe hoops shown
        elif (( CURRENT == 2 )); then compadd -- @VERBS@; else _files; fi
      }
      compdef _hoops hoops
      """;

  private static final String FISH =
      """
      # hoops completion for fish: keep it in ~/.config/fish/completions/hoops.fish.
      function __hoops_complete
        set -l words (commandline -opc) (commandline -ct)
        hoops __complete -- $words[2..-1] 2>/dev/null
        or string split ' ' "@VERBS@"
      end
      complete -c hoops -a '(__hoops_complete)'
      """;
}
