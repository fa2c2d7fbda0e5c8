package dev.steward.ingest;

import dev.steward.model.Work;
import dev.steward.source.LakeEvent;
import dev.steward.source.WarehouseState;
import dev.steward.source.WarehouseState.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/** Estimates how large the files of a lake become, from some of the events. */
final class OfflineSize {
    static final int SAMPLE = 5_000;

    /** Of the packed sample: ids and arrivals, whose Parquet packs less well than text does. */
    private static final double NUMBERS_AN_EVENT = 8;

    private static final List<Function<LakeEvent, @Nullable String>> TEXTS = List.of(
            LakeEvent::id,
            LakeEvent::event,
            LakeEvent::user,
            LakeEvent::session,
            LakeEvent::properties,
            LakeEvent::url,
            LakeEvent::referrer,
            LakeEvent::userAgent,
            LakeEvent::ipAddress,
            LakeEvent::browser);

    private OfflineSize() {}

    /** Bytes of one event, about; zero when the slice has none. */
    static double bytes(WarehouseState state, Slice slice, OfflineEvents events, Work work) {
        List<LakeEvent> sample = new ArrayList<>();
        state.read(slice.first(SAMPLE), events.columns(), events.container(), work, row -> sample.add(events.of(row)));
        if (sample.isEmpty()) {
            return 0;
        }
        long packed = TEXTS.stream().mapToLong(text -> packed(sample, text)).sum();
        return (double) packed / sample.size() + NUMBERS_AN_EVENT;
    }

    /** Column by column, as Parquet does. */
    private static long packed(List<LakeEvent> sample, Function<LakeEvent, @Nullable String> text) {
        StringBuilder all = new StringBuilder();
        sample.forEach(event -> all.append(Objects.requireNonNullElse(text.apply(event), "")));
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(all.toString().getBytes(StandardCharsets.UTF_8));
            deflater.finish();
            byte[] buffer = new byte[1 << 16];
            long bytes = 0;
            while (!deflater.finished()) {
                bytes += deflater.deflate(buffer);
            }
            return bytes;
        } finally {
            deflater.end();
        }
    }
}
