package dev.steward.governance.policy;

import dev.steward.governance.people.Matter;
import dev.steward.governance.people.Ruling;
import dev.steward.model.BadInput;
import dev.steward.model.Failure;
import dev.steward.model.Refused;
import java.util.Optional;

/** Why nothing goes by a policy as it stands, and what to do about it. */
final class Drafts {
    private Drafts() {}

    /** Nothing is in force under a name. */
    static Failure of(String name, Optional<RetentionPolicy> file, Optional<Ruling> ended) {
        String end = ended.map(ruling -> " It was ended by " + String.join(" and ", ruling.by()) + ".")
                .orElse("");
        if (file.isPresent()) {
            return new Refused(
                    "policy-draft",
                    "The policy " + name + " is a draft: two people have not signed it." + end,
                    sign(name));
        }
        if (ended.isPresent()) {
            return new Refused(
                    "policy-ended",
                    "The policy " + name + " is not in force." + end,
                    "Two people sign another version: steward policy add FILE.");
        }
        return new BadInput(
                "policy.not-here",
                "There is no policy \"" + name + "\" in this home.",
                "Take it in first: steward policy add FILE.");
    }

    /** The file says something else than what is in force. */
    static Refused changed(RetentionPolicy file, RetentionPolicy decided) {
        return new Refused(
                "policy-draft",
                "The file of the policy " + decided.name() + " is a draft, version " + shortly(file.digest())
                        + ": two people have signed version " + shortly(decided.digest()) + ", which keeps "
                        + decided.keep() + ".",
                sign(decided.name()) + " Or go back to what is in force: steward policy show " + decided.name()
                        + " --in-force > FILE, and steward policy add FILE.");
    }

    static Refused gone(RetentionPolicy decided) {
        return new Refused(
                "policy-file-gone",
                "The policy " + decided.name() + " is in force, and its file is gone. Nothing goes by it meanwhile.",
                "Bring it back: steward policy show " + decided.name()
                        + " --in-force > FILE, and steward policy add FILE. Or let two people end it: steward policy remove "
                        + decided.name() + ".");
    }

    static Refused mismatch(Matter.Policy decided, String why) {
        return new Refused(
                "policy-mismatch",
                "The decision about the policy " + decided.policy() + " holds nothing to go by. " + why,
                "Do not sign it; ask anew: steward policy add FILE.");
    }

    private static String sign(String name) {
        return "Let two people sign it: steward policy add " + name
                + " --out FILE --as PERSON, then somebody else: steward sign FILE --as PERSON.";
    }

    private static String shortly(String digest) {
        return digest.substring(0, Matter.SHORT);
    }
}
