package dev.plumbline.connect.ssm;

/** What a session needs of the world. */
public record SessionServices(
    SessionApi api,
    DataKeys keys,
    UpgradeSigner signer,
    ChannelTransport transport,
    StreamUrl address,
    Timing timing) {}
