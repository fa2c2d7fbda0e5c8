package dev.steward.app.ask;

import dev.steward.app.ui.Icons;
import dev.steward.app.ui.Texts;
import dev.steward.model.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Which events are meant: one name, several, or any, and what must hold of them. */
public final class MatcherPart implements Part<Matcher> {
    private final Texts texts;
    private final Vocabulary vocabulary;
    private final Consumer<Matcher> edited;
    private final VBox names = Bits.column(4);
    private final List<Picker<String>> pickers = new ArrayList<>();
    private final MenuButton more;
    private final Node filter;
    private final ConditionsPart where;
    private final VBox node;
    private Matcher shown = Matcher.ANY;

    /** @param name what the events are for, such as "Step 2"; read aloud before the event's name */
    public MatcherPart(String name, Vocabulary vocabulary, Consumer<Matcher> edited) {
        this.texts = Texts.of(MatcherPart.class);
        this.vocabulary = vocabulary;
        this.edited = edited;
        where = new ConditionsPart(
                        texts.get("matcher.where"),
                        false,
                        vocabulary,
                        conditions -> edited.accept(new Matcher(shown.events(), conditions)))
                .withoutButton();
        filter = Bits.icon(
                texts.get("matcher.where.add", name), "mdi2f-filter-plus-outline", () -> where.openAdd(names));
        more = new MenuButton("", Icons.of("mdi2d-dots-vertical"));
        more.getStyleClass().addAll("flat", "button-icon", "ask-more");
        more.setAccessibleText(texts.get("matcher.more", name));
        MenuItem or = new MenuItem(texts.get("matcher.or"));
        or.setOnAction(_ -> openOr());
        more.getItems().add(or);
        node = Bits.column(8, names, where.node());
        node.getStyleClass().add("ask-matcher");
        rebuild(name);
    }

    /** More that can be done with these events, below what every matcher offers. */
    public List<MenuItem> menu() {
        return more.getItems();
    }

    @Override
    public VBox node() {
        return node;
    }

    @Override
    public void show(Matcher matcher) {
        shown = matcher;
        if (pickers.size() != Math.max(1, matcher.events().size())) {
            rebuild(texts.get("matcher.event"));
        }
        for (int i = 0; i < pickers.size(); i++) {
            pickers.get(i)
                    .show(
                            matcher.events().isEmpty()
                                    ? texts.get("matcher.any")
                                    : matcher.events().get(i));
        }
        where.show(matcher.where());
    }

    /** Puts the keyboard where the event is chosen. */
    public void focus() {
        pickers.getFirst().node().requestFocus();
    }

    private void openOr() {
        picker(texts.get("matcher.or"), shown.events().size(), false).open(names);
    }

    private void rebuild(String name) {
        pickers.clear();
        names.getChildren().clear();
        for (int i = 0; i < Math.max(1, shown.events().size()); i++) {
            int index = i;
            Picker<String> picker = picker(name, index, index == 0);
            pickers.add(picker);
            HBox line = Bits.row(Bits.wide(picker.node()));
            line.setSpacing(2);
            if (index > 0) {
                Label or = Bits.small(texts.get("matcher.or.label"));
                or.setMinWidth(Label.USE_PREF_SIZE);
                line.getChildren().addFirst(or);
            }
            if (shown.events().size() > 1) {
                line.getChildren().add(Bits.icon(texts.get("matcher.remove"), "mdi2c-close", () -> remove(index)));
            }
            if (index == 0) {
                line.getChildren().addAll(filter, more);
            }
            names.getChildren().add(line);
        }
    }

    private Picker<String> picker(String name, int index, boolean withAny) {
        return new Picker<String>(
                        name,
                        () -> Options.events(vocabulary, withAny ? texts.get("matcher.any") : ""),
                        chosen -> choose(index, chosen))
                .orTyped(Options::typedName);
    }

    private void choose(int index, String name) {
        List<String> events = new ArrayList<>(shown.events());
        if (name.isEmpty()) {
            events.clear();
        } else if (index < events.size()) {
            events.set(index, name);
        } else {
            events.add(name);
        }
        edited.accept(new Matcher(events.stream().distinct().toList(), shown.where()));
    }

    private void remove(int index) {
        List<String> events = new ArrayList<>(shown.events());
        events.remove(index);
        edited.accept(new Matcher(events, shown.where()));
    }
}
