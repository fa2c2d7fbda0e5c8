package dev.steward.source;

import org.jspecify.annotations.Nullable;

/**
 * An event as a lake holds it: the sixteen columns of the event schema and its place in the order of import. docs/lake.md.
 *
 * @param properties a JSON object
 * @param ipAddress never the address itself
 * @param created the server's time, microseconds since 1970
 * @param client the time by the clock of the device, microseconds since 1970
 */
public record LakeEvent(
        String id,
        String project,
        String event,
        String user,
        @Nullable String session,
        String properties,
        @Nullable String url,
        @Nullable String referrer,
        @Nullable String userAgent,
        @Nullable String ipAddress,
        @Nullable String deviceType,
        @Nullable String browser,
        @Nullable String os,
        @Nullable String country,
        long created,
        @Nullable Long client,
        long arrival) {}
