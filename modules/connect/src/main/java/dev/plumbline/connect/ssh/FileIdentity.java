package dev.plumbline.connect.ssh;

import com.hierynomus.sshj.common.KeyDecryptionFailedException;
import java.io.IOException;
import java.io.StringReader;
import java.security.PrivateKey;
import java.util.Optional;
import java.util.regex.Pattern;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.signature.Signature;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.keyprovider.FileKeyProvider;
import net.schmizz.sshj.userauth.keyprovider.KeyProviderUtil;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.Resource;

/** A private key file as an identity; locked until its passphrase is known. */
final class FileIdentity implements Identity {
  private static final Pattern UNSUPPORTED =
      Pattern.compile("(?i)not supported|unsupported|unknown (encryption|algorithm|cipher)");

  private final KeyFile file;
  private final byte[] blob;
  private Optional<PrivateKey> key;

  private FileIdentity(KeyFile file, byte[] blob, Optional<PrivateKey> key) {
    this.file = file;
    this.blob = blob;
    this.key = key;
  }

  /** The passphrase does not fit. */
  static final class WrongPassphraseException extends Exception {
    WrongPassphraseException(Throwable cause) {
      super("the passphrase does not fit", cause);
    }
  }

  /** Offers the public half only, until {@link #unlock}. */
  static FileIdentity locked(KeyFile file, byte[] blob) {
    return new FileIdentity(file, blob, Optional.empty());
  }

  /**
   * Reads the private key.
   *
   * @param passphrase empty for a key without one
   * @throws IOException with a sentence to show when the key cannot be used at all
   */
  static FileIdentity open(KeyFile file, char[] passphrase)
      throws IOException, WrongPassphraseException {
    FileKeyProvider provider = provider(file);
    provider.init(new StringReader(file.text()), new Once(passphrase));
    try {
      PrivateKey key = provider.getPrivate();
      byte[] blob =
          file.publicBlob().isPresent()
              ? file.publicBlob().get()
              : new Buffer.PlainBuffer().putPublicKey(provider.getPublic()).getCompactData();
      return new FileIdentity(file, blob, Optional.of(key));
    } catch (KeyDecryptionFailedException e) {
      throw new WrongPassphraseException(e);
    } catch (IOException | SSHRuntimeException | IllegalArgumentException e) {
      if (file.encrypted() && !unsupported(e)) {
        throw new WrongPassphraseException(e);
      }
      throw new IOException(file.path() + ": " + explain(file, e), e);
    }
  }

  void unlock(FileIdentity opened) {
    key = opened.key;
  }

  /** The same key offered by its certificate. */
  FileIdentity certified(byte[] certificate) {
    return new FileIdentity(file, certificate, key);
  }

  KeyFile file() {
    return file;
  }

  @Override
  public String label() {
    return file.path().getFileName().toString();
  }

  @Override
  public byte[] blob() {
    return blob;
  }

  @Override
  public String type() {
    return WireReader.type(blob);
  }

  @Override
  public boolean unlocked() {
    return key.isPresent();
  }

  @Override
  public byte[] sign(String algorithm, byte[] data) throws UserAuthException {
    PrivateKey secret = key.orElseThrow(() -> new UserAuthException(label() + " is locked"));
    try {
      Signature signature = Algorithms.signing(algorithm).newSignature();
      signature.initSign(secret);
      signature.update(data);
      return new Buffer.PlainBuffer()
          .putString(algorithm.replace("-cert-v01@openssh.com", ""))
          .putBytes(signature.encode(signature.sign()))
          .getCompactData();
    } catch (SSHRuntimeException | IllegalArgumentException e) {
      throw new UserAuthException(label() + " cannot sign: " + e.getMessage(), e);
    }
  }

  private static FileKeyProvider provider(KeyFile file) throws IOException {
    String format = KeyProviderUtil.detectKeyFileFormat(file.text(), false).toString();
    FileKeyProvider provider =
        Factory.Named.Util.create(new DefaultConfig().getFileKeyProviderFactories(), format);
    if (provider == null) {
      throw new IOException(file.path() + ": private keys of this form are not supported");
    }
    return provider;
  }

  /** Whether no passphrase would help: the cipher or form is one nobody here knows. */
  private static boolean unsupported(Exception e) {
    return UNSUPPORTED.matcher(Failures.text(e)).find();
  }

  /** The object identifier of Ed25519 (RFC 8410), as it stands in the base64 of a PKCS8 key. */
  private static String explain(KeyFile file, Exception e) {
    return file.text().contains("BQYDK2Vw")
        ? "Ed25519 keys in PKCS8 form are not supported; convert it to the OpenSSH form"
        : "the private key cannot be read (" + Failures.text(e) + ")";
  }

  /** Answers one question with one passphrase. */
  private record Once(char[] passphrase) implements PasswordFinder {
    @Override
    public char[] reqPassword(Resource<?> resource) {
      return passphrase.clone();
    }

    @Override
    public boolean shouldRetry(Resource<?> resource) {
      return false;
    }
  }
}
