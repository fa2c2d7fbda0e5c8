package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.governance.alone.Announcement;
import dev.steward.governance.alone.Answer;
import dev.steward.governance.gate.Alone;
import dev.steward.governance.gate.AloneGate;
import dev.steward.model.Table;
import dev.steward.model.Table.Column;
import dev.steward.model.Table.Type;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code steward alone list}: what was announced, and what a second person has to look at. */
@Command(
        name = "list",
        header = "List what was announced here to be done by a single person, and what came of it.",
        description = {
            "waiting, open (it may be carried out), objected, lapsed, for review (it was begun, and a second person has to look at it), reviewed."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  steward alone list", "  steward alone list --format json"})
final class AloneListCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private ShapeOption shape;

    AloneListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Steward steward = session.start()) {
            AloneGate gate = steward.governance().alone();
            List<Alone> all = gate.all();
            if (shape.json()) {
                session.console().out().println(json(all, gate));
            } else if (all.isEmpty()) {
                session.console().out().println("Nobody has announced to carry out a plan alone.");
            } else {
                print(all, gate);
            }
            return Exit.DONE;
        }
    }

    private void print(List<Alone> all, AloneGate gate) {
        Pretty.print(
                new Table(
                        "Single person",
                        List.of(
                                new Column("id", "Id", Type.TEXT),
                                new Column("state", "State", Type.TEXT),
                                new Column("person", "Person", Type.TEXT),
                                new Column("policy", "Policy", Type.TEXT),
                                new Column("rows", "Rows", Type.COUNT),
                                new Column("begins", "From", Type.INSTANT),
                                new Column("ends", "Until", Type.INSTANT),
                                new Column("words", "Words", Type.TEXT)),
                        all.stream()
                                .map(one -> List.<Object>of(
                                        one.announcement().shortDigest(),
                                        gate.stage(one).word().replace('_', ' '),
                                        one.announcement().said().person(),
                                        one.announcement().said().policy(),
                                        one.announcement().said().rows(),
                                        one.announcement().said().begins(),
                                        one.announcement().said().ends(),
                                        words(one)))
                                .toList()),
                session.console());
    }

    private static String words(Alone one) {
        return one.review()
                .or(one::objection)
                .map(Answer::said)
                .map(said -> said.words() + " (" + said.person() + ")")
                .orElse(one.announcement().said().reason());
    }

    private static String json(List<Alone> all, AloneGate gate) {
        JsonMapper mapper = JsonMapper.shared();
        ObjectNode document = mapper.createObjectNode();
        ArrayNode list = document.putArray("alone");
        for (Alone one : all) {
            Announcement.Said said = one.announcement().said();
            ObjectNode json = list.addObject();
            json.put("id", one.announcement().digest());
            json.put("consent", Announcement.LABEL);
            json.put("state", gate.stage(one).word());
            json.put("plan", said.plan());
            json.put("policy", said.policy());
            json.put("target", said.target());
            json.put("rows", said.rows());
            json.put("person", said.person());
            PlanJson.os(json, "os_user", said.os());
            json.put("reason", said.reason());
            json.put("announced", said.at().toString());
            json.put("begins", said.begins().toString());
            json.put("ends", said.ends().toString());
            json.put(
                    "stage",
                    one.state()
                            .map(state -> state.stage().name().toLowerCase(java.util.Locale.ROOT))
                            .orElse(null));
            answer(json, "objection", one.objection());
            answer(json, "review", one.review());
        }
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }

    private static void answer(ObjectNode json, String key, Optional<Answer> answer) {
        answer.map(Answer::said)
                .ifPresentOrElse(
                        said -> json.putObject(key)
                                .put("person", said.person())
                                .put("words", said.words())
                                .put("at", said.at().toString()),
                        () -> json.putNull(key));
    }
}
