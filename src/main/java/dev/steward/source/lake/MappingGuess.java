package dev.steward.source.lake;

import dev.steward.definition.Expression;
import dev.steward.definition.Mapping;
import dev.steward.definition.Role;
import dev.steward.model.Work;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Guesses from names and types which column plays which role. Only a guess: it is shown, and can be corrected. */
final class MappingGuess {
    // Most telling names first; compared without case, blanks and underscores.
    private static final Map<Role, List<String>> NAMES = Map.ofEntries(
            Map.entry(
                    Role.USER,
                    List.of(
                            "userid",
                            "distinctid",
                            "personid",
                            "clientid",
                            "customerid",
                            "visitorid",
                            "memberid",
                            "accountid",
                            "anonymousid",
                            "userpseudoid",
                            "user",
                            "uid",
                            "person",
                            "customer",
                            "client",
                            "visitor",
                            "subject",
                            "actor")),
            Map.entry(
                    Role.EVENT,
                    List.of("eventtype", "eventname", "event", "action", "activity", "eventaction", "name", "type")),
            Map.entry(
                    Role.TIME,
                    List.of(
                            "createdat",
                            "timestamp",
                            "eventtime",
                            "eventtimestamp",
                            "ts",
                            "time",
                            "datetime",
                            "occurredat",
                            "happenedat",
                            "at",
                            "date",
                            "eventdate",
                            "invoicedate",
                            "orderdate",
                            "created",
                            "servertimestamp")),
            Map.entry(Role.SESSION, List.of("sessionid", "session", "visitid", "gasessionid", "sid")),
            Map.entry(Role.ID, List.of("id", "eventid", "uuid", "insertid", "messageid")),
            Map.entry(Role.PROJECT, List.of("projectid", "project")),
            Map.entry(Role.URL, List.of("url", "pageurl", "pagelocation", "currenturl")),
            Map.entry(Role.REFERRER, List.of("referrer", "referer", "pagereferrer")),
            Map.entry(Role.USER_AGENT, List.of("useragent", "ua")),
            Map.entry(Role.IP, List.of("ipaddress", "ip", "clientip", "remoteaddr")),
            Map.entry(Role.DEVICE, List.of("devicetype", "device", "devicecategory")),
            Map.entry(Role.BROWSER, List.of("browser", "browsername")),
            Map.entry(Role.OS, List.of("os", "operatingsystem", "platform")),
            Map.entry(Role.COUNTRY, List.of("country", "countrycode")),
            Map.entry(Role.CLIENT_TIME, List.of("clienttimestamp", "clienttime", "clientts", "sentat")),
            Map.entry(Role.RECEIVED_TIME, List.of("receivedat", "receivedtimestamp", "serverreceivedat")),
            Map.entry(
                    Role.PROPERTIES,
                    List.of(
                            "properties",
                            "eventproperties",
                            "props",
                            "params",
                            "eventparams",
                            "attributes",
                            "payload",
                            "data")));

    /** Roles whose values the lake restricts: a column with other values is a property, whatever its name. */
    private static final Map<Role, String> VALUES =
            Map.of(Role.COUNTRY, "\\s*[A-Za-z]{2}\\s*", Role.DEVICE, "(?i)\\s*(desktop|mobile|tablet)\\s*");

    /** A few wrong values are faults of the data, not of the guess. */
    private static final double MOST = 0.9;

    private MappingGuess() {}

    static Mapping of(DuckSession session, RawTable raw, Work work) {
        Mapping guess = byName(raw.columns());
        for (Map.Entry<Role, String> restricted : VALUES.entrySet()) {
            if (guess.get(restricted.getKey()).isPresent() && !fits(session, raw, guess, restricted, work)) {
                guess = guess.with(restricted.getKey(), Optional.empty());
            }
        }
        return guess;
    }

    private static boolean fits(
            DuckSession session, RawTable raw, Mapping guess, Map.Entry<Role, String> restricted, Work work) {
        Field<String> text =
                new MappedColumns(raw, guess).text(restricted.getKey()).orElseThrow();
        Field<Double> share = DSL.field(
                "coalesce(avg(case when regexp_full_match({0}, {1}) then 1.0 else 0.0 end), 1.0)",
                SQLDataType.DOUBLE, text, DSL.inline(restricted.getValue()));
        return session
                .list(
                        DSL.select(share).from(raw.table()).where(text.ne(DSL.inline(""))),
                        work,
                        (batch, row) -> batch.real(row, 0))
                .stream()
                .allMatch(found -> found >= MOST);
    }

    private static Mapping byName(List<RawColumn> columns) {
        Map<Role, Expression> roles = new EnumMap<>(Role.class);
        Set<String> taken = new HashSet<>();
        for (Role role : Role.values()) {
            best(role, columns, taken).ifPresent(column -> {
                taken.add(column.name());
                roles.put(role, new Expression.Column(column.name()));
            });
        }
        return Mapping.of(roles);
    }

    private static Optional<RawColumn> best(Role role, List<RawColumn> columns, Set<String> taken) {
        List<String> names = NAMES.getOrDefault(role, List.of());
        return columns.stream()
                .filter(column -> !taken.contains(column.name()) && fits(role, column))
                .filter(column -> names.contains(plain(column.name())))
                .min(Comparator.comparingInt(column -> names.indexOf(plain(column.name()))));
    }

    private static boolean fits(Role role, RawColumn column) {
        return switch (column.kind()) {
            case NESTED -> role == Role.PROPERTIES;
            case JSON -> true;
            case FLAG, FLAG_TEXT, OTHER -> false;
            case LOCAL_TIME, INSTANT -> role == Role.TIME || role == Role.CLIENT_TIME || role == Role.RECEIVED_TIME;
            case TEXT -> true;
            case NUMBER, NUMBER_TEXT ->
                switch (role) {
                    case USER, TIME, SESSION, ID, PROJECT, CLIENT_TIME, RECEIVED_TIME -> true;
                    default -> false;
                };
        };
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
