package dev.steward.source.warehouse;

import java.io.Reader;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Collection;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** Gives Flyway the steps of one schema, so that it looks for none itself. */
record ScriptProvider(SchemaScripts scripts) implements ResourceProvider {
    @Override
    public @Nullable LoadableResource getResource(String name) {
        String sql = scripts.migrations().get(name);
        return sql == null ? null : new Script(name, sql);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return scripts.migrations().entrySet().stream()
                .filter(file -> file.getKey().startsWith(prefix))
                .filter(file -> Arrays.stream(suffixes).anyMatch(file.getKey()::endsWith))
                .<LoadableResource>map(file -> new Script(file.getKey(), file.getValue()))
                .toList();
    }

    private static final class Script extends LoadableResource {
        private final String name;
        private final String sql;

        Script(String name, String sql) {
            this.name = name;
            this.sql = sql;
        }

        @Override
        public Reader read() {
            return new StringReader(sql);
        }

        @Override
        public String getAbsolutePath() {
            return name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
