package dev.steward.bench;

import dev.steward.Governance;
import dev.steward.governance.people.Matter;
import dev.steward.governance.people.Person;
import dev.steward.governance.people.Role;
import dev.steward.governance.people.Signer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The two people with whom the roster of a benchmark begins: ana plans and carries out, bo approves. */
record Founders(Signer ana, Signer bo) {
    private static final char[] PASSPHRASE = "correct horse battery".toCharArray();

    static Founders of(Governance governance) {
        Signer ana = governance.keys().unlockOrMake("ana", PASSPHRASE.clone());
        Signer bo = governance.keys().unlockOrMake("bo", PASSPHRASE.clone());
        governance.found(
                new Matter.Found(
                        List.of(person(ana, Role.DATA_ENGINEER, Role.ADMINISTRATOR), person(bo, Role.PRIVACY_OFFICER))),
                ana,
                bo);
        return new Founders(ana, bo);
    }

    private static Person person(Signer signer, Role... roles) {
        return new Person(signer.person(), new TreeSet<>(Set.of(roles)), signer.key());
    }
}
