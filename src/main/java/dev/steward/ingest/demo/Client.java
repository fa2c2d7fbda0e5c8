package dev.steward.ingest.demo;

/** What people hold in their hands: share, device type, browser, operating system and how it calls itself. */
enum Client {
    IPHONE(
            0.3,
            "mobile",
            "Safari",
            "iOS",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1"),
    ANDROID(
            0.26,
            "mobile",
            "Chrome",
            "Android",
            "Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36"),
    GALAXY(
            0.05,
            "mobile",
            "Samsung Internet",
            "Android",
            "Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36"),
    WINDOWS_CHROME(
            0.13,
            "desktop",
            "Chrome",
            "Windows",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36"),
    WINDOWS_EDGE(
            0.06,
            "desktop",
            "Edge",
            "Windows",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0"),
    MAC(
            0.07,
            "desktop",
            "Safari",
            "macOS",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_6) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15"),
    LINUX(
            0.03,
            "desktop",
            "Firefox",
            "Linux",
            "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0"),
    IPAD(
            0.07,
            "tablet",
            "Safari",
            "iOS",
            "Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1"),
    ANDROID_TABLET(
            0.03,
            "tablet",
            "Chrome",
            "Android",
            "Mozilla/5.0 (Linux; Android 14; SM-X710) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36"),
    ROBOT(0, "desktop", "PetCrawler", "Linux", "PetCrawler/1.0 (+https://crawler.example/about)");

    private static final double[] SHARES = new double[values().length];

    static {
        for (Client client : values()) {
            SHARES[client.ordinal()] = client.share;
        }
    }

    private final double share;
    private final String deviceType;
    private final String browser;
    private final String os;
    private final String userAgent;

    Client(double share, String deviceType, String browser, String os, String userAgent) {
        this.share = share;
        this.deviceType = deviceType;
        this.browser = browser;
        this.os = os;
        this.userAgent = userAgent;
    }

    static Client pick(Dice dice) {
        return values()[dice.pick(SHARES)];
    }

    boolean mobile() {
        return deviceType.equals("mobile");
    }

    String deviceType() {
        return deviceType;
    }

    String browser() {
        return browser;
    }

    String os() {
        return os;
    }

    String userAgent() {
        return userAgent;
    }
}
