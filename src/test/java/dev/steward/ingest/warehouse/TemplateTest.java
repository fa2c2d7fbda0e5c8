package dev.steward.ingest.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.model.BadInput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not meant to be read is refused where it stands, not guessed at. */
class TemplateTest {
    private static final String CONFIG =
            "{{ config(materialized='incremental', unique_key='id', on_schema_change='fail') }}\n";

    private static String sql(String text, boolean incremental) {
        return Template.parse("m.sql", text).sql(new Template.Names() {
            @Override
            public String ref(String model) {
                return "<" + model + ">";
            }

            @Override
            public String source(String source, String table) {
                return "<" + source + "." + table + ">";
            }

            @Override
            public String self() {
                return "<this>";
            }

            @Override
            public boolean incremental() {
                return incremental;
            }
        });
    }

    @Test
    void namesAreFilledIn() {
        String text =
                "select '{' from {{ ref('a') }} join {{source( 'raw' , 'b' )}} {% if is_incremental() %}where x > (select max(x) from {{ this }}){% endif %} limit 1";
        assertThat(sql(text, true))
                .isEqualTo("select '{' from <a> join <raw.b> where x > (select max(x) from <this>) limit 1");
        assertThat(sql(text, false)).isEqualTo("select '{' from <a> join <raw.b>  limit 1");
        assertThat(Template.parse("m.sql", text).reads()).containsExactlyInAnyOrder("a", "raw.b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select {{ var('x') }} | line 1 | none of config",
                "select 1,~{{ ref(\"a\") }} | line 2 | none of config",
                "{% for x in y %} | line 1 | none of if is_incremental",
                "a~b~{% if is_incremental() %} | line 3 | not ended",
                "{% endif %} | line 1 | no {% if %}",
                "{% if is_incremental() %}{% if is_incremental() %} | line 1 | within another",
                "{# hidden #} | line 1 | a comment of Jinja",
                "{{ ref('a') | line 1 | there is no }}",
                "{{ hash_pii('email') }} | line 1 | none of config",
                "{{ config(unique_key=ref('x')) }} | line 1 | a setting is not read",
                "{{ config(a='1', a='2') }} | line 1 | set twice"
            })
    void everythingElseIsRefusedWithItsLine(String text, String line, String why) {
        assertThatThrownBy(() -> Template.parse("models/m.sql", text.replace('~', '\n')))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("models/m.sql, " + line)
                .hasMessageContaining(why);
    }

    @Test
    void aModelThatWouldReplaceItsTableIsRefused() {
        assertThatThrownBy(() -> Model.parse("m.sql", CONFIG.replace("incremental", "table") + "select 1"))
                .hasMessageContaining("policies");
        assertThatThrownBy(() -> Model.parse("m.sql", CONFIG.replace("fail", "ignore") + "select 1"))
                .hasMessageContaining("on_schema_change");
        assertThatThrownBy(() -> Model.parse("m.sql", CONFIG.replace("unique_key='id'", "tags='x'") + "select 1"))
                .hasMessageContaining("\"tags\"");
        assertThatThrownBy(() -> Model.parse("m.sql", CONFIG.replace("unique_key='id', ", "") + "select 1"))
                .hasMessageContaining("unique_key");
        assertThat(Model.parse("models/m.sql", CONFIG.replace("'id'", "['a', 'b']") + "select 1")
                        .keys())
                .containsExactly("a", "b");
    }

    @Test
    void circlesAndUnknownNamesAreRefused() {
        assertThatThrownBy(() -> Project.parse(
                        "s",
                        Map.of(
                                "models/a.sql", CONFIG + "select * from {{ ref('b') }}",
                                "models/b.sql", CONFIG + "select * from {{ ref('a') }}")))
                .hasMessageContaining("built from itself");
        assertThatThrownBy(() -> Project.parse(
                        "s",
                        Map.of(
                                "models/a.sql",
                                CONFIG + "select * from {{ ref('bb') }}",
                                "models/bc.sql",
                                CONFIG + "select 1")))
                .hasMessageContaining("there is no bb; did you mean bc?");
        assertThatThrownBy(() -> Project.parse("s", Map.of("macros/a.sql", "x")))
                .hasMessageContaining("macros/a.sql");
        assertThatThrownBy(() -> Project.parse(
                        "s",
                        Map.of(
                                "models/a.yml",
                                "models:\n  - name: a\n    columns:\n      - name: x\n        tests: [positive]")))
                .hasMessageContaining("positive");
    }

    @Test
    void yamlIsReadAsFarAsItIsNeeded() {
        assertThat(Yaml.map("a.yml", "a: 1 # one\nb:\n  - c: x\n    d: [p, q]\n  - {e: f}\ng:\n- h\n- \"i j\"\n"))
                .isEqualTo(Map.of(
                        "a", "1",
                        "b", List.of(Map.of("c", "x", "d", List.of("p", "q")), Map.of("e", "f")),
                        "g", List.of("h", "i j")));
        assertThatThrownBy(() -> Yaml.map("a.yml", "a: 1\na: 2"))
                .hasMessageContaining("a.yml, line 2")
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> Yaml.map("a.yml", "a: |\n  text")).hasMessageContaining("line 1");
        assertThatThrownBy(() -> Yaml.map("a.yml", "a: &x 1")).hasMessageContaining("such YAML");
        assertThatThrownBy(() -> Yaml.map("a.yml", "just text")).hasMessageContaining("key: value");
    }

    @Test
    void lineageSaysWhatAMartIsMadeOf() {
        assertThat(Builder.lineage("petforce", "+marts_core_dim_users"))
                .extracting(BuildReport.Lineage::model)
                .containsExactlyInAnyOrder(
                        "stg_supabase_users",
                        "stg_supabase_sessions",
                        "marts_core_auth_events",
                        "marts_core_user_activity_daily",
                        "marts_core_dim_users");
        assertThat(Builder.lineage("petforce", "stg_supabase_users").getFirst().reads())
                .containsExactly("raw.supabase_users");
    }
}
