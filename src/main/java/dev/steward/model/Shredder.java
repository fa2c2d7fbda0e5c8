package dev.steward.model;

/** Destroys secrets for good. Only the gate has it: without its key, nobody ever opens an archive again. */
public interface Shredder {
    /**
     * Overwrites a secret, where what is written lands where it was, and removes it. There may be none.
     *
     * @throws Refused when it lies behind a link: only the link would go
     */
    void destroy(String name);
}
