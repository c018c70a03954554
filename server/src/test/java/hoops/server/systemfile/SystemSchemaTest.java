package hoops.server.systemfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import hoops.engine.system.Key;
import hoops.engine.system.KeyTable;
import hoops.engine.system.Located;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class SystemSchemaTest {
  private static List<String> errors(byte[] yaml) {
    var root = ((YamlRead.Values) YamlReader.read(yaml)).root();
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(SystemSchema.text())
        .validate(json(root), InputFormat.JSON)
        .stream()
        .map(Object::toString)
        .toList();
  }

  /// As an editor reads it: bare numbers and truths are such, nothing is null.
  private static String json(Located value) {
    return switch (value) {
      case Located.Text text when text.text().isEmpty() -> "null";
      case Located.Text text when text.text().matches("[0-9]{1,9}|true|false") -> text.text();
      case Located.Text text -> quoted(text.text());
      case Located.Items items ->
          items.items().stream()
              .map(SystemSchemaTest::json)
              .collect(Collectors.joining(",", "[", "]"));
      case Located.Fields fields ->
          fields.fields().stream()
              .map(field -> quoted(field.key().text()) + ":" + json(field.value()))
              .collect(Collectors.joining(",", "{", "}"));
    };
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  @Test
  void the_manual_s_examples_are_valid_by_the_schema() throws IOException {
    assertThat(errors(ExamplesTest.bytes("smallest.yaml"))).isEmpty();
    assertThat(errors(ExamplesTest.bytes("whole.yaml"))).isEmpty();
  }

  @Test
  void an_unknown_key_and_a_wrong_type_are_not() throws IOException {
    var whole = new String(ExamplesTest.bytes("whole.yaml"), StandardCharsets.UTF_8);

    assertThat(errors(whole.replace("health:", "helth:").getBytes(StandardCharsets.UTF_8)))
        .isNotEmpty();
    assertThat(errors(whole.replace("index: 24", "index: many").getBytes(StandardCharsets.UTF_8)))
        .isNotEmpty();
  }

  @Test
  void every_row_of_the_table_has_a_sentence_and_a_row_above() {
    for (var row : KeyTable.ONE.rows()) {
      assertThat(row.sentence()).as(row.path()).matches(".*[.?]");
      assertThat(row.above().isEmpty() || KeyTable.ONE.row(row.above()).isPresent())
          .as(row.path())
          .isTrue();
    }
    assertThat(KeyTable.ONE.rows()).extracting(Key::path).doesNotHaveDuplicates();
  }
}
