package dev.steward.app.cleanup;

import dev.steward.app.ui.Icons;
import dev.steward.governance.cleanup.Finding;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** A finding in a line, as serious as it looks. */
record FindingRow(Finding finding) {
    Node node() {
        boolean critical = finding.severity() == Finding.Severity.CRITICAL;
        return row(
                critical ? "mdi2a-alert-circle-outline" : "mdi2a-alert-outline",
                critical ? "error" : "warning",
                finding.words());
    }

    static Node well(String words) {
        return row("mdi2c-check-circle-outline", "success", words);
    }

    private static Node row(String icon, String tone, String words) {
        Label label = new Label(words, Icons.of(icon));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        HBox row = new HBox(label);
        row.getStyleClass().addAll("notice", "finding");
        row.pseudoClassStateChanged(PseudoClass.getPseudoClass(tone), true);
        return row;
    }
}
