package dev.steward.source.warehouse;

import dev.steward.workspace.SavedConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import org.postgresql.ds.PGSimpleDataSource;

/** Makes connections as a role, in the way that its target says. The password is asked for at every one, and not kept. */
final class Login extends PGSimpleDataSource {
    static final Duration CONNECT = Duration.ofSeconds(10);

    private static final long serialVersionUID = 1;

    private final transient Supplier<String> password;

    /** @param password empty: the server trusts the role, or {@code ~/.pgpass} knows it */
    Login(SavedConnection target, Supplier<String> password) {
        this.password = password;
        setServerNames(new String[] {target.host()});
        setPortNumbers(new int[] {target.port()});
        setDatabaseName(target.database());
        setUser(target.role());
        setApplicationName("steward");
        setSslMode(target.tls().word());
        if (target.authority().isPresent()) {
            setSslRootCert(target.authority().get().toString());
        } else if (target.tls() != SavedConnection.Tls.DISABLE) {
            setSslfactory("org.postgresql.ssl.DefaultJavaSSLFactory");
        }
        setConnectTimeout((int) CONNECT.toSeconds());
        setTcpKeepAlive(true);
        setPrepareThreshold(0);
        setAssumeMinServerVersion("13");
        setLogServerErrorDetail(false);
    }

    @Override
    public Connection getConnection() throws SQLException {
        String known = password.get();
        return known.isEmpty() ? super.getConnection() : getConnection(getUser(), known);
    }
}
