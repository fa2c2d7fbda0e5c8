package dev.steward.governance.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.GateGround;
import dev.steward.governance.hold.Hold;
import dev.steward.model.BadInput;
import dev.steward.model.Failure;
import dev.steward.model.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What takes two signatures waits where the first was given, until the second is. */
class ProposalsTest {
    private static final char[] PASSPHRASE = "correct horse battery".toCharArray();

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private GateGround ground;

    @BeforeEach
    void begin() {
        ground = new GateGround(folder).people();
    }

    private Decision joining(String person, Role role) {
        return ground.governance.askToJoin(person, new TreeSet<>(List.of(role)), PASSPHRASE.clone());
    }

    private List<Decision> waiting() {
        return ground.governance.proposals().waiting();
    }

    @Test
    void aRequestWaitsUntilTwoHaveSignedIt() {
        Decision asked = joining("cy", Role.APPROVER);
        assertThat(waiting()).containsExactly(asked);
        Decision once = ground.governance.sign(asked, ground.as("ana"));
        assertThat(waiting()).containsExactly(once);
        ground.governance.sign(once, ground.as("bo"));
        assertThat(waiting()).isEmpty();
        assertThat(ground.governance.roster().find("cy")).isPresent();
    }

    @Test
    void whatWasCarriedOutElsewhereFromTheSameFileWaitsNoMore() {
        Decision once = ground.governance.sign(joining("cy", Role.APPROVER), ground.as("ana"));
        ground.governance.sign(once, ground.as("bo"));
        ground.governance.proposals().keep(once);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void signaturesOfTheSameDecisionComeTogether() {
        Decision asked = joining("cy", Role.APPROVER);
        Decision byAna = ground.governance.sign(asked, ground.as("ana"));
        ground.governance.proposals().drop(byAna);
        ground.governance.sign(asked, ground.as("bo"));
        ground.governance.proposals().keep(byAna);
        assertThat(waiting().getFirst().by()).extracting(Signature::person).containsExactlyInAnyOrder("ana", "bo");
    }

    @Test
    void whatCannotBeReadKeepsNobodyFromSigningTheRest() throws IOException {
        Decision asked = joining("cy", Role.APPROVER);
        Path proposals;
        try (var found = Files.walk(folder)) {
            proposals =
                    found.filter(path -> path.endsWith("proposals")).findFirst().orElseThrow();
        }
        Files.writeString(proposals.resolve("0123456789abcdef.json"), "{");
        assertThat(waiting()).containsExactly(asked);
    }

    @Test
    void aNewKeyIsPutInPlaceOfTheOldWhichIsKept() {
        ground.governance.sign(ground.governance.sign(joining("cy", Role.APPROVER), ground.as("ana")), ground.as("bo"));
        String before = ground.governance.roster().find("bo").orElseThrow().key();
        Signer ana = ground.as("ana");
        Decision asked = ground.governance.askForKey("bo", "another passphrase".toCharArray());
        assertThat(asked.matter()).isInstanceOf(Matter.NewKey.class);
        Signer bo = ground.governance.keys().unlock("bo", "another passphrase".toCharArray());
        assertThat(bo.key()).isNotEqualTo(before);
        assertThatThrownBy(() -> ground.governance.roster().need(bo, Right.HOLD))
                .as("until two others have signed")
                .isInstanceOf(Refused.class);
        Signer cy = ground.governance.keys().unlock("cy", PASSPHRASE.clone());
        ground.governance.sign(ground.governance.sign(asked, ana), cy);
        assertThat(ground.governance.roster().need(bo, Right.HOLD).key()).isEqualTo(bo.key());
        assertThat(ground.governance.keys().file("bo").resolveSibling("bo.key.json.replaced-1"))
                .exists();
    }

    @Test
    void aKeyIsNotPutAsideForOneThatCannotCount() {
        assertThatThrownBy(() -> ground.governance.askForKey("bo", "another passphrase".toCharArray()))
                .as("ana alone cannot sign it")
                .isInstanceOf(Refused.class);
        ground.join("cy", Role.APPROVER);
        assertThatThrownBy(() -> ground.governance.askForKey("bo", "short".toCharArray()))
                .isInstanceOf(BadInput.class);
        assertThat(ground.governance.keys().unlock("bo", PASSPHRASE.clone()).person())
                .isEqualTo("bo");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whoeverJoinsDoesNotTakeTheKeyOfSomebodyWhoIsHere() {
        assertThatThrownBy(() -> joining("bo", Role.APPROVER)).isInstanceOf(BadInput.class);
        assertThat(ground.governance.keys().unlock("bo", PASSPHRASE.clone()).person())
                .isEqualTo("bo");
    }

    @Test
    void onlyWhoMayPlaceAHoldAsksForItsEndAndTheEndSaysWhoSigned() {
        ground.governance.place(new Hold("case-1", "lawsuit", List.of("ben"), "bo", ground.now), ground.as("bo"));
        Matter release = new Matter.ReleaseHold("case-1", "settled");
        assertThatThrownBy(() -> ground.governance.sign(Decision.on(release), ground.as("ana")))
                .isInstanceOf(Refused.class)
                .extracting(thrown -> ((Failure) thrown).code())
                .isEqualTo("refused.no-right");
        ground.governance.sign(ground.governance.sign(Decision.on(release), ground.as("bo")), ground.as("ana"));
        assertThat(ground.governance.roster().releases())
                .containsEntry("case-1", new Release("settled", List.of("ana", "bo")));
    }
}
