package logs.web;

/** The one page: a field to search by, what was found, and how much there is. */
final class Page {
  private static final String WHOLE =
      """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>Logs</title>
      <style>body{font:16px/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}
      pre{background:#f4f4f4;padding:1rem;overflow:auto}</style>
      <h1>Logs</h1>
      <form action="/"><input name="q" value="%s" aria-label="words"> <button>Search</button></form>
      <p>%s</p><pre>%s</pre>
      <p><small>%s lines kept. Search: improvement %s.</small></p></html>
      """;

  private Page() {}

  static String of(String words, String said, String lines, String kept, String improved) {
    return WHOLE.formatted(escaped(words), escaped(said), escaped(lines), escaped(kept), escaped(improved));
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
