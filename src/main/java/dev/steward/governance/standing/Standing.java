package dev.steward.governance.standing;

import dev.steward.audit.AnchorLine;
import dev.steward.audit.FileAnchors;
import dev.steward.files.Sha256;
import dev.steward.governance.people.OsUser;
import dev.steward.governance.people.Signature;
import dev.steward.governance.people.Signer;
import dev.steward.model.Anchor;
import dev.steward.model.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The word of two people that what one policy lets go from one target may go regularly, within an envelope. A small file that travels
 * between them, as an approval of a plan does.
 *
 * @param asked what is asked for; signed as a whole
 * @param granted empty: only one of the two has signed
 * @param anchors where the audit logs of those who signed ended then: out of reach of whoever has only one of them. Nobody signs
 *     them, and the gate needs none
 */
public record Standing(Asked asked, Signature request, Optional<Granted> granted, List<Anchor> anchors) {
    private static final int FORMAT = 2;
    /** The code of the complaint about one that another version of Steward has made. */
    static final String OTHER_FORM = "standing.format";

    /** Keys in order of the alphabet: the same request is the same text everywhere. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public Standing {
        anchors = List.copyOf(anchors);
    }

    /** What stands in the document; anchors are lines behind it, as behind an approval of a plan. */
    private record Document(Asked asked, Signature request, Optional<Granted> granted) {}

    /**
     * What it is about.
     *
     * @param path where the lake lies, or the address of the database, without a password
     * @param id tells it from its copies
     * @param table with its schema; empty: a lake
     */
    public record Target(String path, String id, Optional<String> table) {
        /** Names it to people. */
        public String title() {
            return table.map(rows -> rows + " in " + path).orElse(path);
        }
    }

    /**
     * What is asked for.
     *
     * @param policyDigest another version of the policy is another policy
     * @param os under which user of the operating system it is asked for; empty: it does not say
     * @param schedule when, as {@link Schedule} reads it
     * @param nonce makes it another one than any before
     */
    public record Asked(
            int format,
            String policy,
            String policyDigest,
            Target target,
            String schedule,
            Envelope envelope,
            String requester,
            Optional<OsUser> os,
            Instant at,
            String nonce) {}

    /**
     * Somebody's second signature.
     *
     * @param roles of the person, when signing
     * @param os under which user of the operating system; empty: it does not say
     */
    public record Granted(String person, String roles, Optional<OsUser> os, Instant at, Signature signature) {}

    /** Asks for it: the first signature. */
    public static Standing ask(
            String policy,
            String policyDigest,
            Target target,
            Schedule schedule,
            Envelope envelope,
            Signer requester,
            String charter,
            Instant now,
            String nonce) {
        Asked asked = new Asked(
                FORMAT,
                policy,
                policyDigest,
                target,
                schedule.toString(),
                envelope,
                requester.person(),
                requester.os(),
                now,
                nonce);
        return new Standing(asked, requester.sign(text(asked, charter)), Optional.empty(), List.of());
    }

    /** The same with the second signature. */
    public Standing grant(Signer approver, String roles, String charter, Instant now) {
        return new Standing(
                asked,
                request,
                Optional.of(new Granted(
                        approver.person(),
                        roles,
                        approver.os(),
                        now,
                        approver.sign(text(asked, charter, approver.person(), roles, approver.os(), now)))),
                anchors);
    }

    /** The same, and where an audit log ends now. */
    public Standing with(Anchor anchor) {
        return new Standing(
                asked,
                request,
                granted,
                Stream.concat(anchors.stream(), Stream.of(anchor)).distinct().toList());
    }

    /** Whether who asks signed all of it with that key. */
    public boolean askedWith(String key, String charter) {
        return request.person().equals(asked.requester()) && request.holds(text(asked, charter), key);
    }

    /** Whether who approves signed all of it with that key; false too when nobody has. */
    public boolean grantedWith(String key, String charter) {
        return granted.filter(by -> by.signature().person().equals(by.person())
                        && by.signature().holds(text(asked, charter, by.person(), by.roles(), by.os(), by.at()), key))
                .isPresent();
    }

    /** What names it: another request has another. */
    public String digest() {
        return Sha256.of("steward-standing-v2\n" + MAPPER.writeValueAsString(asked));
    }

    /** How people name it to each other. */
    public String shortDigest() {
        return digest().substring(0, 16);
    }

    public Schedule schedule() {
        return Schedule.parse(asked.schedule());
    }

    private static String text(Asked asked, String charter) {
        return String.join("\n", "steward-standing-request-v2", charter, MAPPER.writeValueAsString(asked));
    }

    private static String text(
            Asked asked, String charter, String person, String roles, Optional<OsUser> os, Instant at) {
        return String.join(
                "\n",
                "steward-standing-approval-v2",
                charter,
                MAPPER.writeValueAsString(asked),
                person,
                roles,
                OsUser.text(os),
                at.toString());
    }

    /** @throws BadInput when the file is none */
    public static Standing read(Path file) {
        try {
            String text = Files.readString(file);
            try (JsonParser parser = MAPPER.createParser(text)) {
                JsonNode tree = parser.readValueAsTree();
                int format = tree.path("asked").path("format").asInt(FORMAT);
                if (format != FORMAT) {
                    throw new BadInput(
                            OTHER_FORM,
                            file + " was made by another version of Steward (form " + format + ", not " + FORMAT + ").",
                            "Ask for a new one: steward cleanup ask.");
                }
                Document read = MAPPER.treeToValue(tree, Document.class);
                Standing standing = new Standing(read.asked, read.request, read.granted, FileAnchors.among(text));
                standing.schedule();
                return standing;
            }
        } catch (IOException failed) {
            throw new BadInput(
                    "standing.unreadable",
                    file + (Files.exists(file) ? " cannot be read: " + failed.getMessage() : " does not exist") + ".",
                    "Name the file of a standing approval.",
                    failed);
        } catch (JacksonException broken) {
            throw new BadInput(
                    "standing.unreadable",
                    file + " is no standing approval: " + broken.getOriginalMessage(),
                    "Name a file that steward cleanup ask has written.",
                    broken);
        }
    }

    public byte[] json() {
        String document =
                MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(new Document(asked, request, granted));
        return Stream.concat(Stream.of(document), anchors.stream().map(AnchorLine::closing))
                .collect(Collectors.joining("\n", "", "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
