package dev.steward.app.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.mapping.MappingModel.Problem;
import dev.steward.definition.Mapping;
import dev.steward.definition.Role;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MappingModelTest {
    private final MappingModel model = new MappingModel(
            List.of("InvoiceNo", "Customer ID", "InvoiceDate"), Mapping.parse("user=\"Customer ID\",ts=InvoiceDate"));

    @Test
    void theGuessStandsThereAsPlainColumnNames() {
        assertThat(model.text(Role.USER)).isEqualTo("Customer ID");
        assertThat(model.role("Customer ID")).contains(Role.USER);
        assertThat(model.column(Role.TIME)).contains("InvoiceDate");
    }

    @Test
    void whatIsNeededAndMissingStopsTheMapping() {
        assertThat(model.problem(Role.EVENT)).contains(new Problem.Missing());
        assertThat(model.problem(Role.SESSION)).isEmpty();
        assertThat(model.mapping()).isEmpty();
    }

    @Test
    void constantsAndChoicesAreUnderstood() {
        model.type(Role.EVENT, "if(starts_with(InvoiceNo,'C'),'cancel','purchase')");
        assertThat(model.mapping())
                .contains(
                        Mapping.parse(
                                "user=\"Customer ID\",ts=InvoiceDate,event=if(starts_with(InvoiceNo,'C'),'cancel','purchase')"));
        model.type(Role.EVENT, "'purchase'");
        assertThat(model.mapping()).isPresent();
    }

    @Test
    void aColumnThatDoesNotExistIsNamedWithTheNearest() {
        model.type(Role.EVENT, "InvoiceNr");
        assertThat(model.problem(Role.EVENT)).contains(new Problem.NoColumn("InvoiceNr", Optional.of("InvoiceNo")));
        model.type(Role.EVENT, "if(starts_with(");
        assertThat(model.problem(Role.EVENT)).get().isInstanceOf(Problem.NotUnderstood.class);
    }
}
