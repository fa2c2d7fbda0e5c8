package dev.steward.definition;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** What columns are called that play a role, in files and databases that nobody made for Steward. */
public final class RoleNames {
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

    private RoleNames() {}

    /**
     * Guesses from names which column plays which role; each plays one.
     *
     * @param columns by their names, in their order
     * @param fits whether a column's values can play a role at all
     */
    public static <C> Mapping guess(Map<String, C> columns, BiPredicate<Role, C> fits) {
        Map<Role, Expression> roles = new EnumMap<>(Role.class);
        Set<String> taken = new HashSet<>();
        for (Role role : Role.values()) {
            best(role, columns, fits, taken).ifPresent(column -> {
                taken.add(column);
                roles.put(role, new Expression.Column(column));
            });
        }
        return Mapping.of(roles);
    }

    private static <C> Optional<String> best(
            Role role, Map<String, C> columns, BiPredicate<Role, C> fits, Set<String> taken) {
        List<String> names = NAMES.getOrDefault(role, List.of());
        return columns.entrySet().stream()
                .filter(column -> !taken.contains(column.getKey()) && fits.test(role, column.getValue()))
                .map(Map.Entry::getKey)
                .filter(column -> names.contains(plain(column)))
                .min(Comparator.comparingInt(column -> names.indexOf(plain(column))));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
