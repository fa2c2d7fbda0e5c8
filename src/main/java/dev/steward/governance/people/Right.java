package dev.steward.governance.people;

/** What a role may do. What nobody needs a right for, asking questions and looking at plans, is not here. */
public enum Right {
    /** Ask for a change: make a plan of what a policy would remove. */
    PLAN("plan a change"),
    /** Sign the plan of somebody else. */
    APPROVE("approve a plan"),
    /** Carry out an approved plan. */
    RUN("carry out a plan"),
    /** Get back what was archived. */
    RESTORE("restore an archive"),
    /** Keep records of people from being removed, and ask for an end of that. */
    HOLD("place or release a hold"),
    /** Sign who joins, which roles somebody has, and other decisions that take two; of a policy one of the two may do with {@link #PLAN}. */
    DECIDE("sign a decision of two people");

    private final String words;

    Right(String words) {
        this.words = words;
    }

    /** As it stands after "may". */
    public String words() {
        return words;
    }
}
