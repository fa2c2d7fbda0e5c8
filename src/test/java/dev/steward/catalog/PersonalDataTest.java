package dev.steward.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.model.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {
    @ParameterizedTest
    @CsvSource({
        "email, EMAIL",
        "ownerEmail, EMAIL",
        "e-mail, EMAIL",
        "email_address, EMAIL",
        "email_domain,",
        "email_verified,",
        "has_email,",
        "phone_number, PHONE",
        "Telephone, PHONE",
        "phone_model,",
        "ip_address, IP_ADDRESS",
        "last_login_ip, IP_ADDRESS",
        "zip,POSTAL_ADDRESS",
        "shippingAddress, POSTAL_ADDRESS",
        "name, NAME",
        "first_name, NAME",
        "lastname, NAME",
        "owner_name, NAME",
        "plan_name,",
        "event_name,",
        "user_id, IDENTIFIER",
        "userId, IDENTIFIER",
        "user_user_id, IDENTIFIER",
        "person, IDENTIFIER",
        "device_id, IDENTIFIER",
        "device_type,",
        "article_id,",
        "description,",
        "country,",
        "'',"
    })
    void theNameOfAColumnTellsWhatItHolds(String name, PersonalData kind) {
        assertThat(PersonalData.byName(name)).isEqualTo(Optional.ofNullable(kind));
    }

    @ParameterizedTest
    @CsvSource({
        "anna.schmidt@example.com, a***@example.com",
        "anna@sub.example.co.uk, a***@sub.example.co.uk",
        "a@x.com, ***@x.com",
        "+49 170 1234567, •••4567",
        "+1 (555) 010-9999, •••9999",
        "203.0.113.77, 203.0.•.•",
        "2001:db8::1, •••",
        "1.2.3, 1.2.3",
        "2026-03-01, 2026-03-01",
        "12345678, 12345678",
        "dry food, dry food"
    })
    void aValueIsMaskedByItsLookWhateverItsColumnIsCalled(String value, String shown) {
        assertThat(PersonalData.shown("note", value)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "EMAIL, not an address, •••",
        "EMAIL, '', •••",
        "EMAIL, '  ', •••",
        "EMAIL, 😀@x.com, ***@x.com",
        "PHONE, 110, •••",
        "PHONE, 5551234, •••",
        "PHONE, 0170 1234567, •••4567",
        "PHONE, '', •••",
        "NAME, Anna Schmidt, A••• S•••",
        "NAME, Bo, •••",
        "NAME, '', •••",
        "NAME, Anna Maria von Hohenfels, A••• M••• v•••",
        "IP_ADDRESS, '', •••",
        "IP_ADDRESS, 9f86d081884c7d65, •••",
        "IDENTIFIER, u1, •••",
        "IDENTIFIER, 7, •••",
        "IDENTIFIER, abcdef, •••ef",
        "IDENTIFIER, 00000000-0000-4000-8000-00000000beef, •••beef",
        "IDENTIFIER, '', •••"
    })
    void shortAndEmptyValuesAreNeverRevealed(PersonalData kind, String value, String masked) {
        assertThat(kind.mask(value)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"anna@example.com, a***@example.com", "p-00012345, •••345"})
    void aPersonIsShownByTheKindOfTheirIdentifier(String identifier, String shown) {
        assertThat(PersonalData.person(identifier)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "Row 7: bob@x.org is no number, Row 7: b***@x.org is no number",
        "https://x.org/a?mail=anna%40example.com&b=1, https://x.org/a?mail=a***%40example.com&b=1",
        "http://10.1.2.3/a, http://10.1.•.•/a",
        "Mozilla/5.0 Chrome/120.0.0.0 Safari/537.36, Mozilla/5.0 Chrome/120.0.0.0 Safari/537.36",
        "call +4915112345678 now, call •••5678 now",
        "at 2026-01-02 10:11:12, at 2026-01-02 10:11:12"
    })
    void whatStandsInsideATextIsMaskedThere(String text, String redacted) {
        assertThat(PersonalData.redact(text)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @EnumSource(PersonalData.class)
    void noMaskGivesAValueAwayWhole(PersonalData kind) {
        long seed = 73;
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            String value = random.ints(random.nextInt(12), 0, 10)
                    .mapToObj(c -> "aß7@.x+ 😀:".codePoints().skip(c).limit(1).toArray())
                    .map(c -> new String(c, 0, c.length))
                    .collect(Collectors.joining());
            String masked = kind.mask(value);
            assertThat(masked).as("seed %d, value '%s'", seed, value).isNotEqualTo(value);
            if (value.strip().length() > 1) {
                assertThat(masked).as("seed %d", seed).doesNotContain(value.strip());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "note", ""})
    void plainValuesStayAsTheyAre(String name) {
        assertThat(PersonalData.shown("breed" + name, "Beagle")).isEqualTo("Beagle");
    }

    @Test
    void aTableNamesNobody() {
        Table table = new Table(
                "Risk",
                List.of(
                        new Table.Column("person", "Person", Table.Type.PERSON),
                        new Table.Column("plan", "Plan", Table.Type.TEXT)),
                List.of(Arrays.asList("anna@example.com", "pro"), Arrays.asList(null, null)));
        assertThat(PersonalData.masked(table).rows())
                .containsExactly(Arrays.asList("a***@example.com", "pro"), Arrays.asList(null, null));
    }
}
