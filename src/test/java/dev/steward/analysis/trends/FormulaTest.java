package dev.steward.analysis.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.model.BadDefinition;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {
    private static double value(String text, double... series) {
        return Arithmetic.parse(text).value(letter -> series[letter]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "A; 6",
                "a / b; 3",
                "A - B - C; 1",
                "A / B / C; 1",
                "A + B * C; 12",
                "(A + B) * C; 24",
                "-A + -(B - C); -5",
                "- - A; 6",
                "100*A/(A+B); 75",
                "0.5 * A; 3",
                "A*A - 1.25; 34.75",
                "((((A)))); 6"
            })
    void isReadAsInSchool(String text, double expected) {
        assertThat(value(text, 6, 2, 3)).isEqualTo(expected);
    }

    @Test
    void whatHasNoValueMakesNone() {
        assertThat(value("A / B", 1, 0)).isNaN();
        assertThat(value("A / (B - B) * 0", 1, 5)).isNaN();
        assertThat(value("A + B", 1, Double.NaN)).isNaN();
        assertThat(value("0 * B", 1, Double.NaN)).isNaN();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "A +; After \"A +\" a series, a number or a ( is needed.",
                "A B; After \"A\" one of + - * / or the end is needed, not \"B\".",
                "(A; After \"(A\" a ) is needed.",
                "A); After \"A\" one of + - * / or the end is needed, not \")\".",
                "AB; At the start a series, a number or a ( is needed, not \"AB\".",
                "A1; At the start a series, a number or a ( is needed, not \"A1\".",
                "A ^ 2; After \"A\" one of + - * / or the end is needed, not \"^ 2\".",
                "2.; After \"2\" one of + - * / or the end is needed, not \".\".",
                "ä; At the start a series, a number or a ( is needed, not \"ä\"."
            })
    void whatCannotBeReadIsShown(String text, String message) {
        assertThatThrownBy(() -> Arithmetic.parse(text))
                .isInstanceOf(BadDefinition.class)
                .hasMessage("formula: " + message);
    }

    @Test
    void anEmptyOneAndOneWithoutEndAreRefused() {
        assertThatThrownBy(() -> Arithmetic.parse("")).isInstanceOf(BadDefinition.class);
        assertThatThrownBy(() -> Arithmetic.parse("(".repeat(100_000)))
                .isInstanceOf(BadDefinition.class)
                .hasMessageContaining("at most 200");
    }

    @Test
    void namesNoSeriesThatIsNotThere() {
        Formula formula = new Formula(" A / C ", Optional.empty(), Formula.Format.NUMBER);
        assertThat(formula.text()).isEqualTo("A / C");
        assertThat(formula.over(3)).isEqualTo(formula);
        assertThatThrownBy(() -> formula.over(2)).hasMessage("formula: There is no series C.");
    }
}
