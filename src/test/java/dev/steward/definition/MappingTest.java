package dev.steward.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.model.BadInput;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "user=client_id,event=event,ts=timestamp",
                "user=\"Customer ID\",event='it''s a \"visit\"',ts=at",
                "user=u,event=if(starts_with(InvoiceNo,'C'),'cancel','purchase'),ts=t",
                "user=u,event=if(empty(a),if(greater(n,'5'),b,'x'),'y'),ts=t,zone='Europe/Berlin',format='%d/%m/%Y, %H:%M'"
            })
    void writesWhatItReads(String text) {
        assertThat(Mapping.parse(text)).hasToString(text);
        assertThat(Mapping.parse(Mapping.parse(text).toString())).isEqualTo(Mapping.parse(text));
    }

    @Test
    void readsBlanksAndQuotes() {
        Mapping mapping = Mapping.parse(" user = \"a \"\"b\"\"\" , event = 'x,y=z' ");
        assertThat(mapping.get(Role.USER)).contains(new Expression.Column("a \"b\""));
        assertThat(mapping.get(Role.EVENT)).contains(new Expression.Constant("x,y=z"));
        assertThat(mapping.columns()).containsExactly("a \"b\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            user=u,evnt=e|did you mean "event"
            user=u,event=iff(starts_with(a,'b'),'c','d')|did you mean "if"
            event=if(starts(a,'b'),'c','d')|starts_with
            event=if(empty(a,b),'c','d')|empty takes 1 operands
            user=u,user=v|mapped twice
            user='u|never closed
            user=|A name is needed
            user=u event=e|Something follows
            zone='Mars/Olympus'|Mars/Olympus
            """)
    void saysWhereItIsWrong(String text, String words) {
        assertThatThrownBy(() -> Mapping.parse(text))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(words);
    }

    @Test
    void fillsWhatIsLeftOpen() {
        Mapping given = Mapping.parse("event='visit',zone='Europe/Berlin'");
        Mapping whole = given.orElse(Mapping.parse("user=u,event=e,ts=t"));
        assertThat(whole).hasToString("user=u,event='visit',ts=t,zone='Europe/Berlin'");
        assertThat(whole.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    }
}
