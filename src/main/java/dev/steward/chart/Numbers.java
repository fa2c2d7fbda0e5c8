package dev.steward.chart;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Numbers as people read them, with the separators of a locale: counts, percentages, durations. */
public record Numbers(Locale locale) {
    public static final Numbers ENGLISH = new Numbers(Locale.ENGLISH);

    /** Stands where there is no number, such as a share of nobody. */
    public static final String NONE = "–";

    private record Unit(long seconds, String symbol) {}

    private static final List<Unit> UNITS =
            List.of(new Unit(86_400, "d"), new Unit(3_600, "h"), new Unit(60, "min"), new Unit(1, "s"));

    /** 12345 is "12,345". */
    public String count(long count) {
        return NumberFormat.getIntegerInstance(locale).format(count);
    }

    /** 12345 is "12.3K": for places too narrow for the whole number. */
    public String brief(long count) {
        NumberFormat format = NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT);
        double leading = Math.abs((double) count);
        while (leading >= 1_000) {
            leading /= 1_000;
        }
        format.setMaximumFractionDigits(leading < 100 ? 1 : 0);
        return format.format(count);
    }

    /** At most that many decimals, none of them a closing zero: "0.5", "1,234". */
    public String decimal(double number, int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(decimals);
        return format.format(number);
    }

    /** The share in percent, one decimal; "–" when the whole is nothing. */
    public String percent(long part, long whole) {
        return whole == 0 ? NONE : percent((double) part / whole);
    }

    /** A ratio between 0 and 1 in percent, one decimal. What is not all is never written as 100%, what is not nothing never as 0%. */
    public String percent(double ratio) {
        double percent = ratio * 100;
        if (!Double.isFinite(percent)) {
            return NONE;
        }
        if (percent > 0 && percent < 0.05) {
            return "<" + fixed(0.1, 1) + "%";
        }
        if (percent < 100 && percent >= 99.95) {
            return ">" + fixed(99.9, 1) + "%";
        }
        return percent == 0 || percent == 100 ? count(Math.round(percent)) + "%" : fixed(percent, 1) + "%";
    }

    /** Seconds as the two largest units that matter: "45 s", "3 min 20 s", "1 d 4 h"; under ten seconds with a decimal. */
    public String duration(double seconds) {
        if (!Double.isFinite(seconds)) {
            return NONE;
        }
        if (Math.abs(seconds) < 9.95) {
            return decimal(seconds, 1) + " s";
        }
        String sign = seconds < 0 ? "-" : "";
        double amount = Math.abs(seconds);
        for (int i = 0; i < UNITS.size() - 1; i++) {
            Unit large = UNITS.get(i);
            Unit small = UNITS.get(i + 1);
            long smalls = Math.round(amount / small.seconds());
            long ratio = large.seconds() / small.seconds();
            if (smalls >= ratio) {
                long rest = smalls % ratio;
                String head = sign + count(smalls / ratio) + " " + large.symbol();
                return rest == 0 ? head : head + " " + rest + " " + small.symbol();
            }
        }
        return sign + Math.round(amount) + " s";
    }

    /** Whole seconds in every unit they have some of: "1 d 2 min", "45 s", "0 s". */
    public String wholeDuration(double seconds) {
        StringJoiner parts = new StringJoiner(" ", seconds < 0 ? "-" : "", "");
        parts.setEmptyValue("0 s");
        long rest = Math.abs(Math.round(seconds));
        for (Unit unit : UNITS) {
            if (rest >= unit.seconds()) {
                parts.add(count(rest / unit.seconds()) + " " + unit.symbol());
                rest %= unit.seconds();
            }
        }
        return parts.toString();
    }

    /** A ratio that somebody chose, such as a confidence of 0.95, in percent without closing zeros: "95%". */
    public String level(double ratio) {
        return decimal(ratio * 100, 2) + "%";
    }

    /** A p-value: two digits that matter, four decimals at most; "<0.0001" below that. */
    public String probability(double probability) {
        if (!Double.isFinite(probability)) {
            return NONE;
        }
        if (probability < 0.0001) {
            return "<" + fixed(0.0001, 4);
        }
        return fixed(probability, probability >= 0.1 ? 2 : probability >= 0.01 ? 3 : 4);
    }

    /** About three digits that matter, whatever the size: "12,345", "12.3", "0.0123". */
    public String significant(double number) {
        if (!Double.isFinite(number)) {
            return NONE;
        }
        double size = Math.abs(number);
        int decimals = size == 0 ? 0 : Math.clamp(2 - (int) Math.floor(Math.log10(size)), 0, 8);
        return decimal(number, decimals);
    }

    /** How many decimals tell the ends of an interval of that width apart, with two digits. */
    public static int decimals(double width) {
        return width > 0 ? Math.clamp(1 - (int) Math.floor(Math.log10(width)), 0, 8) : 1;
    }

    /** Exactly that many decimals. */
    public String fixed(double number, int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(number);
    }
}
