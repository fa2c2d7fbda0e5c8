package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.governance.people.Fingerprint;
import dev.steward.governance.people.Person;
import dev.steward.governance.people.Role;
import dev.steward.governance.people.Roster;
import dev.steward.model.Table;
import dev.steward.model.Table.Column;
import dev.steward.model.Table.Type;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code steward person list}: who is here. */
@Command(
        name = "list",
        header = "List who works here, with roles and the beginning of each key.",
        description = {"Every signature in the roster is checked again."},
        footerHeading = "%nExamples:%n",
        footer = {"  steward person list", "  steward person list --format json"})
final class PersonListCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private ShapeOption shape;

    PersonListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Steward steward = session.start()) {
            Roster roster = steward.governance().roster();
            if (shape.json()) {
                session.console().out().println(json(roster));
            } else if (roster.founded()) {
                print(roster, session.console());
            } else {
                session.console().out().println("Nobody is here yet. Two people begin: steward person init --help");
            }
            return Exit.DONE;
        }
    }

    static void print(Roster roster, Console console) {
        Pretty.print(
                new Table(
                        "People",
                        List.of(
                                new Column("person", "Person", Type.TEXT),
                                new Column("roles", "Roles", Type.TEXT),
                                new Column("key", "Key", Type.TEXT)),
                        roster.people().stream()
                                .map(person ->
                                        List.<Object>of(person.id(), person.roleWords(), Fingerprint.of(person.key())))
                                .toList()),
                console);
    }

    private static String json(Roster roster) {
        JsonMapper mapper = JsonMapper.shared();
        ObjectNode document = mapper.createObjectNode();
        ArrayNode people = document.putArray("people");
        for (Person person : roster.people()) {
            ObjectNode one = people.addObject();
            one.put("id", person.id());
            ArrayNode roles = one.putArray("roles");
            person.roles().stream().map(Role::word).forEach(roles::add);
            one.put("key", person.key());
        }
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }
}
