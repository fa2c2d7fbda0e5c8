package dev.steward.app.mapping;

import dev.steward.app.ui.Columns;
import dev.steward.app.ui.Texts;
import dev.steward.catalog.PersonalData;
import dev.steward.definition.Role;
import dev.steward.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The first rows as they are, each column headed by what it is taken for. Personal data is masked. */
final class SampleTable {
    private static final double NARROWEST = 88;
    private static final double WIDEST = 320;
    private static final double LETTER = 7.5;
    private static final double EDGES = 32;

    private final MappingModel model;
    private final Texts texts;
    private final List<Heading> headings = new ArrayList<>();

    private record Heading(String column, Label role) {}

    SampleTable(MappingModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    void fill(TableView<List<@Nullable Object>> view, Table sample) {
        for (int at = 0; at < sample.columns().size(); at++) {
            view.getColumns().add(column(sample, at));
        }
        view.getItems().setAll(sample.rows());
    }

    /** The roles may have changed. */
    void refresh() {
        for (Heading heading : headings) {
            heading.role().setText(model.role(heading.column()).map(this::name).orElseGet(() -> texts.get("property")));
            heading.role()
                    .getStyleClass()
                    .setAll("label", "small", model.role(heading.column()).isPresent() ? "role" : "muted");
        }
    }

    private String name(Role role) {
        return texts.get("role." + role.word());
    }

    private TableColumn<List<@Nullable Object>, String> column(Table sample, int at) {
        Table.Column column = sample.columns().get(at);
        TableColumn<List<@Nullable Object>, String> made =
                Columns.text("", width(sample, at), row -> shown(column.key(), row.get(at)));
        Label name = new Label(column.heading());
        name.getStyleClass().add("strong");
        Label role = new Label();
        headings.add(new Heading(column.key(), role));
        made.setGraphic(new VBox(name, role));
        made.setSortable(false);
        return made;
    }

    /** As wide as the longest of its rows, within reason. */
    private static double width(Table sample, int at) {
        int longest = sample.rows().stream()
                .mapToInt(row ->
                        shown(sample.columns().get(at).key(), row.get(at)).length())
                .max()
                .orElse(0);
        int letters = Math.max(longest, sample.columns().get(at).heading().length());
        return Math.clamp(letters * LETTER + EDGES, NARROWEST, WIDEST);
    }

    private static String shown(String column, @Nullable Object value) {
        String text = Objects.toString(value, "");
        return text.isEmpty() ? text : PersonalData.shown(column, text);
    }
}
