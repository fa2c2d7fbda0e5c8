package dev.steward.source.lake;

import dev.steward.model.BadInput;
import dev.steward.model.Failure;
import dev.steward.model.SourceUnavailable;
import dev.steward.model.StorageFailed;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in a person's words what DuckDB complains about. */
final class DuckFailures {
    private static final Pattern FILE = Pattern.compile("[\"']((?:/|[A-Za-z]:\\\\)[^\"']+)[\"']");

    /** Ends the code of the failure that a file is gone. */
    static final String VANISHED = "vanished";

    /** The code of the failure that a file is not JSON. */
    static final String MALFORMED_JSON = "malformed-json";

    private DuckFailures() {}

    static boolean isMalformedJson(Failure failure) {
        return failure.code().endsWith(MALFORMED_JSON);
    }

    static Failure translate(SQLException failed) {
        String message = firstLine(String.valueOf(failed.getMessage()));
        String lower = message.toLowerCase(Locale.ROOT);
        String file = file(message);
        if (lower.contains("no space left") || lower.contains("could not write") || lower.contains("disk full")) {
            return new StorageFailed(
                    "disk-full",
                    "The disk is full: " + message,
                    "Make room, then try again; nothing was lost.",
                    failed);
        }
        if (lower.contains("malformed json")
                || lower.contains("maximum_object_size")
                || lower.contains("maximum recursion depth")) {
            return new SourceUnavailable(
                    MALFORMED_JSON,
                    file + " cannot be read as JSON: " + message,
                    "Mend the file, or write it with one object a line: then only broken lines are left out.",
                    failed);
        }
        if (lower.startsWith("out of memory") || lower.contains("max_temp_directory_size")) {
            return new SourceUnavailable(
                    "out-of-memory",
                    "The question needs more memory than the settings allow: " + message,
                    "Raise the memory limit in the settings, or ask for a shorter range.",
                    failed);
        }
        if (lower.contains("permission denied")) {
            return new SourceUnavailable(
                    "not-allowed",
                    file + " may not be read by this user.",
                    "Ask for the right to read it, or open a copy.",
                    failed);
        }
        if (lower.contains("no files found") || lower.contains("no such file") || lower.contains("cannot open file")) {
            return new SourceUnavailable(
                    VANISHED,
                    file + " is no longer there.",
                    "Open the source again to see which files it has now.",
                    failed);
        }
        if (lower.contains("parquet")
                || lower.contains("snappy")
                || lower.contains("thrift")
                || lower.contains("magic bytes")) {
            return new SourceUnavailable(
                    "corrupt",
                    file + " cannot be read as Parquet: " + message,
                    "Repair it or move it out of the folder, then open the source again.",
                    failed);
        }
        if (lower.contains("regex") || lower.contains("missing )") || lower.contains("re2")) {
            return new BadInput(
                    "filter.bad-pattern",
                    "The expression of a \"matches\" condition is not valid: " + message,
                    "Write it in RE2 syntax, such as ^/shop/.*",
                    failed);
        }
        return new SourceUnavailable(
                "query-failed",
                "The data could not be read: " + message,
                "The log file holds the whole message.",
                failed);
    }

    private static String file(String message) {
        Matcher named = FILE.matcher(message);
        return named.find() ? named.group(1) : "A file of the source";
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
