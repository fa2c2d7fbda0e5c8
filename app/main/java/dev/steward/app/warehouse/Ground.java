package dev.steward.app.warehouse;

import dev.steward.Warehouse;
import dev.steward.app.ui.Desk;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Texts;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.workspace.SavedConnection;

/** What the parts of the screen have in common: the window around them, and the warehouse that is open. */
record Ground(Desk desk, Warehouse warehouse, SavedConnection where, Texts texts) {
    /** @throws java.util.NoSuchElementException when the open source is no warehouse */
    static Ground of(Desk desk) {
        return new Ground(
                desk,
                desk.source().warehouse().orElseThrow(),
                desk.source().connection().orElseThrow(),
                Texts.of(Ground.class));
    }

    /** Says above the screen what went wrong with something that changes the database, or what its cancellation means. */
    void failed(Failure failure, String cancelled) {
        desk.navigator().show(failure instanceof Cancelled ? Notice.info(texts.get(cancelled)) : Notice.of(failure));
    }

    /** Says it above the screen, unless somebody wanted it so. */
    void failed(Failure failure) {
        if (!(failure instanceof Cancelled)) {
            desk.navigator().show(Notice.of(failure));
        }
    }
}
