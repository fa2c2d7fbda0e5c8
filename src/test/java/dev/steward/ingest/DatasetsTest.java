package dev.steward.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.source.lake.LakeFile;
import dev.steward.source.lake.LakeFolder;
import dev.steward.testing.Datasets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published datasets, whose figures their SOURCE.md gives. */
class DatasetsTest {
    @TempDir
    Path folder;

    private Lakes lakes;

    @BeforeEach
    void lake() {
        lakes = new Lakes(folder);
    }

    @Test
    void simpleShop() {
        Path file = Datasets.file("simple-shop/simple-onlineshop.csv");
        String mapping = "user=client_id,event=event,ts=timestamp";

        ImportReport report = lakes.add(mapping, file);

        assertThat(report.written()).isEqualTo(report.read()).isEqualTo(32_283);
        assertThat(
                        lakes.sql(
                                "select count(*), count(distinct user_id), count(distinct event_type), min(created_at) from lake"))
                .containsExactly("32283|3751|12|2019-11-01 17:59:13.273932");
        assertThat(lakes.add(mapping, file).duplicates()).isEqualTo(32_283);
        assertThat(new LakeFolder(lakes.path())
                        .current().files().stream().mapToLong(LakeFile::rows).sum())
                .isEqualTo(32_283);
    }

    @Test
    void onlineRetail() {
        Path file = Datasets.file("online-retail/online_retail.csv.gz");

        ImportReport report = lakes.add(
                "user=CustomerID,event=if(starts_with(InvoiceNo,'C'),'cancel','purchase'),ts=InvoiceDate", file);

        assertThat(report.read()).isEqualTo(541_909);
        assertThat(report.reasons()).containsExactly(new ImportReport.Reason("user-missing", 135_080));
        assertThat(report.written()).as("equal rows of one file all count").isEqualTo(406_829);
        assertThat(lakes.sql("select event_type, count(*), count(distinct user_id) from lake group by 1 order by 1"))
                .containsExactly("cancel|8905|1589", "purchase|397924|4339");
        assertThat(lakes.rejects(report)).hasSize(135_080);
    }
}
