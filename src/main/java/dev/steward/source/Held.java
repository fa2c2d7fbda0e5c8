package dev.steward.source;

/** A source for one question: what is read until it is closed comes from one state, as far as the source can hold one. */
public interface Held extends Reader, AutoCloseable {
    /** Of a source whose every query sees a whole state of its own, and that holds none for longer. */
    static Held loosely(Reader reader) {
        final class Loose extends ReaderThrough implements Held {
            Loose() {
                super(reader);
            }

            @Override
            public void close() {}
        }
        return new Loose();
    }

    @Override
    void close();
}
