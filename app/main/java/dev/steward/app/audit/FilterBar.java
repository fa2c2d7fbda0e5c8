package dev.steward.app.audit;

import dev.steward.app.audit.AuditModel.Filter;
import dev.steward.app.audit.AuditModel.Span;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Subscriptions;
import dev.steward.app.ui.Texts;
import dev.steward.audit.AuditNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.util.StringConverter;

/** Who, what, to what and when; each left open until somebody chooses. */
final class FilterBar implements AutoCloseable {
    /** Stands for whoever, or whatever. */
    private static final String ANY = "";

    private final ComboBox<String> person;
    private final ComboBox<String> action;
    private final ComboBox<Span> span;
    private final TextField subject;
    private final Subscriptions subscriptions = new Subscriptions();
    private boolean offering;

    /** @param changed hears that something else was chosen; what is typed its owner watches */
    FilterBar(
            Texts texts,
            ActionWords words,
            ComboBox<String> person,
            ComboBox<String> action,
            ComboBox<Span> span,
            TextField subject,
            Runnable changed) {
        this.person = person;
        this.action = action;
        this.span = span;
        this.subject = subject;
        dress(person, texts.get("everybody"), name -> name);
        dress(action, texts.get("everything"), words::family);
        span.getItems().setAll(Span.values());
        span.setConverter(words(one -> texts.get("span." + one)));
        span.setValue(Span.ALL);
        Meaning.give(person, texts, "person");
        Meaning.give(action, texts, "action");
        Meaning.give(span, texts, "span");
        Meaning.give(subject, texts, "subject");
        Runnable heard = () -> {
            if (!offering) {
                changed.run();
            }
        };
        subscriptions.on(person.valueProperty(), _ -> heard.run());
        subscriptions.on(action.valueProperty(), _ -> heard.run());
        subscriptions.on(span.valueProperty(), _ -> heard.run());
    }

    private static void dress(ComboBox<String> box, String any, UnaryOperator<String> shown) {
        box.setConverter(words(value -> value.equals(ANY) ? any : shown.apply(value)));
        box.getItems().setAll(ANY);
        box.setValue(ANY);
    }

    /** What can be chosen; what is chosen stays. */
    void offer(AuditNames names) {
        offering = true;
        fill(person, names.people());
        fill(
                action,
                names.actions().stream()
                        .map(ActionWords::familyOf)
                        .distinct()
                        .sorted()
                        .toList());
        offering = false;
    }

    private static void fill(ComboBox<String> box, List<String> values) {
        String chosen = box.getValue();
        List<String> all = new ArrayList<>(List.of(ANY));
        values.stream().filter(value -> !value.isEmpty()).forEach(all::add);
        if (!all.contains(chosen)) {
            all.add(chosen);
        }
        box.getItems().setAll(all);
        box.setValue(chosen);
    }

    Filter filter() {
        return new Filter(chosen(person), chosen(action), subject.getText(), span.getValue());
    }

    private static Optional<String> chosen(ComboBox<String> box) {
        return Optional.of(box.getValue()).filter(value -> !value.equals(ANY));
    }

    private static <T> StringConverter<T> words(java.util.function.Function<T, String> shown) {
        return new StringConverter<>() {
            @Override
            public String toString(@org.jspecify.annotations.Nullable T value) {
                return value == null ? "" : shown.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("chosen, not typed");
            }
        };
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
