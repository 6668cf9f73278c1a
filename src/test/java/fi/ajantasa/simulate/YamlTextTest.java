package fi.ajantasa.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** One value of a definition is replaced, and everything else stays as somebody wrote it. */
class YamlTextTest {
    private static final String TEXT =
            """
            # who it is
            register: phone     # a word
            receive:
              from:
                sftp:
                  host: register.example
                  user: energy
              file: "a_*.csv"   # all of them
            """;

    @Test
    void replacesASectionOfManyLines() {
        assertThat(new YamlText(TEXT).with("{folder: inbox}", "receive", "from").text())
                .isEqualTo(
                        """
                        # who it is
                        register: phone     # a word
                        receive:
                          from:
                            {folder: inbox}
                          file: "a_*.csv"   # all of them
                        """);
    }

    @Test
    void addsAKeyBeforeAnother() {
        assertThat(new YamlText(TEXT)
                        .withBefore("port", "2222", "receive", "from", "sftp", "user")
                        .text())
                .contains("      host: register.example\n      port: 2222\n      user: energy\n");
    }

    @Test
    void addsAKeyBeforeAnotherInOneLine() {
        assertThat(new YamlText("from: {https: {url: \"https://a/\", files: [b]}}\n")
                        .withBefore("trust", "ca.pem", "from", "https", "url")
                        .text())
                .isEqualTo("from: {https: {trust: ca.pem, url: \"https://a/\", files: [b]}}\n");
    }

    @Test
    void knowsWhatIsThere() {
        assertThat(new YamlText(TEXT).has("receive", "from", "sftp", "user")).isTrue();
        assertThat(new YamlText(TEXT).has("receive", "from", "sftp", "port")).isFalse();
        assertThatThrownBy(() -> new YamlText(TEXT).with("x", "receive", "packed"))
                .hasMessage("a definition has no receive.packed");
    }
}
