package dev.steward.source.warehouse;

import dev.steward.model.BadInput;
import dev.steward.workspace.SavedConnection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
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
        switch (target.tls()) {
            case VERIFY_CA, VERIFY_FULL ->
                target.authority()
                        .ifPresentOrElse(
                                file -> setSslRootCert(checked(file).toString()),
                                () -> setSslfactory("org.postgresql.ssl.DefaultJavaSSLFactory"));
            case DISABLE, REQUIRE -> {}
        }
        setConnectTimeout((int) CONNECT.toSeconds());
        setTcpKeepAlive(true);
        setPrepareThreshold(0);
        setAssumeMinServerVersion("13");
        setLogServerErrorDetail(false);
    }

    /** The driver reports these in many ways, and not all of them name the file. */
    private static Path checked(Path authority) {
        try (InputStream content = Files.newInputStream(authority)) {
            if (CertificateFactory.getInstance("X.509")
                    .generateCertificates(content)
                    .isEmpty()) {
                throw new CertificateException("it is empty");
            }
            return authority;
        } catch (IOException failed) {
            throw new BadInput(
                    "warehouse.authority",
                    "The file with the authority to trust, " + authority + ", cannot be read.",
                    "Check where it lies, and that you may read it.",
                    failed);
        } catch (CertificateException failed) {
            throw new BadInput(
                    "warehouse.authority",
                    authority + " holds no certificate.",
                    "Name the PEM file of the authority that signed the server's certificate.",
                    failed);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        String known = password.get();
        return known.isEmpty() ? super.getConnection() : getConnection(getUser(), known);
    }
}
