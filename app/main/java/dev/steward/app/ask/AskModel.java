package dev.steward.app.ask;

import dev.steward.analysis.Kind;
import dev.steward.analysis.Question;
import dev.steward.app.tasks.Background;
import dev.steward.chart.Palette;
import dev.steward.definition.JsonFields;
import dev.steward.definition.Scope;
import dev.steward.model.BadDefinition;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What a question screen knows: the question with its past, how it is shown, and the answer on its way. Nothing here is
 * a control. Belongs to the screen's thread.
 */
public final class AskModel<Q extends Question, R> implements AutoCloseable {
    private final Kind<Q, R> kind;
    private final Painter<Q, R> painter;
    private final LiveAnswer<Asked<Q, R>, Picture<Q, R>> live;
    private final ReadOnlyObjectWrapper<Optional<Q>> question = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<History<Q>> history = Optional.empty();
    private Presenter<Q, R> presenter = Presenter.plain();
    private Palette palette = Palette.LIGHT;
    private boolean compared;
    private UnaryOperator<Scope> range = UnaryOperator.identity();

    AskModel(String title, Kind<Q, R> kind, Painter<Q, R> painter, Background background, Pace pace) {
        this.kind = kind;
        this.painter = painter;
        this.live = new LiveAnswer<>(title, painter::paint, background, pace);
    }

    public Kind<Q, R> kind() {
        return kind;
    }

    /** The present question; empty until there is a first one. */
    public ReadOnlyObjectProperty<Optional<Q>> question() {
        return question.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<LiveAnswer.State<Picture<Q, R>>> state() {
        return live.state();
    }

    /** Shows a question with the range of the top bar, as somebody meets it first; there is nothing to undo. */
    public void start(Q first) {
        history = Optional.of(History.of(first));
        show(ranged(first));
    }

    /** An edit that stands alone. */
    public void edit(Q edited) {
        edit(edited, "");
    }

    /** An edit of a topic; consecutive ones of one topic, such as keystrokes, are undone together. */
    public void edit(Q edited, String topic) {
        history = Optional.of(history.map(past -> past.edit(edited, topic)).orElseGet(() -> History.of(edited)));
        show(edited);
    }

    /**
     * Takes a definition as the question, with the range it names.
     *
     * @throws BadDefinition when it is not a definition of this kind, or cannot be meant
     */
    public void define(String json) {
        edit(read(json));
    }

    /** Reads a definition of this kind. */
    public Q read(String json) {
        JsonFields fields = JsonFields.parse(json);
        String name = fields.text("kind").orElse(kind.name());
        if (!name.equals(kind.name())) {
            throw new BadDefinition(
                    "other-kind",
                    "kind",
                    "This is a question of the kind \"" + name + "\", not \"" + kind.name() + "\".",
                    "Open it on its own screen, or write \"kind\": \"" + kind.name() + "\".");
        }
        return kind.read(fields);
    }

    /** The question as a definition, laid out for people. */
    public String definition() {
        return question.get()
                .map(kind::write)
                .map(json -> json.toPrettyString())
                .orElse("");
    }

    public boolean canUndo() {
        return history.map(History::canUndo).orElse(false);
    }

    public boolean canRedo() {
        return history.map(History::canRedo).orElse(false);
    }

    public void undo() {
        travel(History::undo);
    }

    public void redo() {
        travel(History::redo);
    }

    /** The range and zone of the top bar belong to the window: going back in a question does not change them. */
    private void travel(UnaryOperator<History<Q>> step) {
        history = history.map(step);
        history.map(History::now).map(this::ranged).ifPresent(this::show);
    }

    /** The range in the top bar is another one: the question is about it now. */
    public void range(UnaryOperator<Scope> chosen) {
        range = chosen;
        takeRange();
    }

    /** Asks about the range in the top bar instead of the question's own. */
    public void takeRange() {
        question.get().map(this::ranged).ifPresent(this::show);
    }

    /** Whether the question is about the range in the top bar; one from a definition may have its own. */
    public boolean inRange() {
        return question.get().map(now -> ranged(now).equals(now)).orElse(true);
    }

    @SuppressWarnings("unchecked") // withScope gives the same type back; its interface cannot say so
    private Q ranged(Q any) {
        return (Q) any.withScope(range.apply(any.scope()));
    }

    public void present(Presenter<Q, R> chosen) {
        presenter = chosen;
        ask();
    }

    public void palette(Palette chosen) {
        palette = chosen;
        ask();
    }

    /** Compares with the period before, or stops doing so. */
    public void compare(boolean wanted) {
        compared = wanted;
        ask();
    }

    /** Asks again, from the data as it is now. */
    public void refresh() {
        painter.forget();
        ask();
    }

    public void cancel() {
        live.cancel();
    }

    private void show(Q now) {
        boolean same = question.get().isPresent() && question.get().get().equals(now);
        question.set(Optional.of(now));
        if (!same) {
            ask();
        }
    }

    private void ask() {
        question.get().ifPresent(now -> live.ask(new Asked<>(now, compared, presenter, palette)));
    }

    @Override
    public void close() {
        live.close();
    }
}
