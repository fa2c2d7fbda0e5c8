package dev.steward.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.ui.Texts;
import org.junit.jupiter.api.Test;

class StatusTextsTest {
    private final Texts texts = Texts.of(StatusBar.class);

    @Test
    void oneEventIsNotEvents() {
        assertThat(texts.get("status.warehouse", "0", "visits", 0L)).isEqualTo("0 events, visits");
        assertThat(texts.get("status.warehouse", "1", "visits", 1L)).isEqualTo("1 event, visits");
        assertThat(texts.get("status.warehouse", "1,337", "visits", 1337L)).isEqualTo("1,337 events, visits");
        assertThat(texts.get("status.rows", "1", 1, 1L)).isEqualTo("1 event in 1 file");
        assertThat(texts.get("status.rows", "2", 3, 2L)).isEqualTo("2 events in 3 files");
    }
}
