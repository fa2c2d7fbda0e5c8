package dev.steward.source.lake;

import dev.steward.source.Batch;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/** DuckDB's own vectors, seen through {@link Batch}. */
final class ChunkBatch implements Batch {
    private final DuckDBReadableVector[] vectors;
    private final DuckDBColumnType[] types;
    private final int rows;

    ChunkBatch(DuckDBDataChunkReader chunk, int columns) {
        vectors = new DuckDBReadableVector[columns];
        types = new DuckDBColumnType[columns];
        for (int i = 0; i < columns; i++) {
            vectors[i] = chunk.vector(i);
            types[i] = vectors[i].getType();
        }
        rows = (int) chunk.rowCount();
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public boolean isNull(int row, int column) {
        return vectors[column].isNull(row);
    }

    @Override
    public long number(int row, int column) {
        DuckDBReadableVector vector = vectors[column];
        return switch (types[column]) {
            case BIGINT -> vector.getLong(row);
            case INTEGER -> vector.getInt(row);
            case SMALLINT -> vector.getShort(row);
            case TINYINT -> vector.getByte(row);
            case UINTEGER -> vector.getUint32(row);
            case USMALLINT -> vector.getUint16(row);
            case UTINYINT -> vector.getUint8(row);
            case UBIGINT -> vector.getUint64(row).longValue();
            case HUGEINT -> vector.getHugeInt(row).longValueExact();
            case BOOLEAN -> vector.getBoolean(row) ? 1 : 0;
            default ->
                throw new IllegalArgumentException(
                        "column " + column + " is a " + types[column] + ", not a whole number");
        };
    }

    @Override
    public double real(int row, int column) {
        DuckDBReadableVector vector = vectors[column];
        return switch (types[column]) {
            case DOUBLE -> vector.getDouble(row);
            case FLOAT -> vector.getFloat(row);
            case DECIMAL -> vector.getBigDecimal(row).doubleValue();
            default -> number(row, column);
        };
    }

    @Override
    public @Nullable String text(int row, int column) {
        return vectors[column].isNull(row) ? null : vectors[column].getString(row);
    }
}
