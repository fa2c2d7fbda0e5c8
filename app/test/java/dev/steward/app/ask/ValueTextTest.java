package dev.steward.app.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.catalog.PropertyFacts;
import dev.steward.catalog.PropertyFacts.TopValue;
import dev.steward.model.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueTextTest {
    @Test
    void theTypesOfTheDataDecideWhatIsMeant() {
        assertThat(ValueText.read("12", List.of("number"))).contains(Value.of(12));
        assertThat(ValueText.read("12", List.of("text"))).contains(Value.of("12"));
        assertThat(ValueText.read("\"12\"", List.of("number"))).contains(Value.of("12"));
        assertThat(ValueText.read("twelve", List.of("number"))).isEmpty();
        assertThat(ValueText.read("twelve", List.of("number", "text"))).contains(Value.of("twelve"));
        assertThat(ValueText.read("true", List.of("boolean"))).contains(Value.of(true));
        assertThat(ValueText.read("maybe", List.of("boolean"))).isEmpty();
        assertThat(ValueText.read("anything", List.of())).contains(Value.of("anything"));
    }

    @Test
    void aTextThatLooksLikeSomethingElseStandsInQuotes() {
        assertThat(ValueText.show(Value.of("12"))).isEqualTo("\"12\"");
        assertThat(ValueText.show(Value.of(12))).isEqualTo("12");
        assertThat(ValueText.show(Value.of("true"))).isEqualTo("\"true\"");
        assertThat(ValueText.show(Value.of(true))).isEqualTo("true");
        assertThat(ValueText.show(Value.of(""))).isEqualTo("\"\"");
        assertThat(ValueText.show(Value.of("Bern"))).isEqualTo("Bern");
    }

    @Test
    void propertiesOfSeveralEventsAreOneList() {
        PropertyFacts onView = new PropertyFacts(
                "country", List.of("text"), 10, 2, List.of(new TopValue("CH", 6), new TopValue("SE", 4)));
        PropertyFacts onCart = new PropertyFacts(
                "country", List.of("number"), 5, 3, List.of(new TopValue("SE", 4), new TopValue("1", 1)));
        PropertyFacts price = new PropertyFacts("price", List.of("number"), 20, 9, List.of());

        List<PropertyFacts> union = PropertyUnion.of(List.of(onView), List.of(onCart, price));

        assertThat(union).extracting(PropertyFacts::name).containsExactly("price", "country");
        assertThat(union.getLast().types()).containsExactly("text", "number");
        assertThat(union.getLast().carried()).isEqualTo(15);
        assertThat(union.getLast().top())
                .containsExactly(new TopValue("SE", 8), new TopValue("CH", 6), new TopValue("1", 1));
    }
}
