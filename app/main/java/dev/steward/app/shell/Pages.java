package dev.steward.app.shell;

import dev.steward.app.ui.Desk;
import dev.steward.app.ui.RangeChoice;
import dev.steward.app.ui.Screen;
import dev.steward.app.ui.ScreenKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The screens of one open source: each made when it is first wanted, all closed together. */
final class Pages implements AutoCloseable {
    private final List<ScreenKind> kinds;
    private final Desk desk;
    private final Map<String, Screen> made = new LinkedHashMap<>();
    private RangeChoice range;

    Pages(List<ScreenKind> kinds, Desk desk, RangeChoice range) {
        this.kinds =
                kinds.stream().filter(kind -> kind.fits().test(desk.source())).toList();
        this.desk = desk;
        this.range = range;
    }

    /** Those that fit the source. */
    List<ScreenKind> kinds() {
        return kinds;
    }

    Desk desk() {
        return desk;
    }

    /** Empty when no screen is called that. */
    Optional<Screen> get(String id) {
        return kinds.stream()
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .map(kind -> made.computeIfAbsent(id, _ -> make(kind)));
    }

    void ranged(RangeChoice now) {
        range = now;
        made.values().forEach(screen -> screen.ranged(now));
    }

    private Screen make(ScreenKind kind) {
        Screen screen = kind.make().apply(desk);
        screen.ranged(range);
        return screen;
    }

    @Override
    public void close() {
        made.values().forEach(Screen::close);
        made.clear();
    }
}
