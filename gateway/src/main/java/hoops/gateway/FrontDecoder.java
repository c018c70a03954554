package hoops.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;

/// Netty's reader of requests, made strict: what two programs could read in two ways is refused.
///
/// It refuses a length beside chunks (RFC 9112, 6.3), a line that ends without CR (2.2) and a
/// folded field (5.2). The codec itself refuses two lengths, bad names and bad chunks. The bytes of
/// a head are looked at once each, as they come.
final class FrontDecoder extends HttpRequestDecoder {
  private static final int NONE = -1;

  /// Where the look at the head stands: bytes seen that the codec has not yet read.
  private int ahead;

  private boolean inHead = true;
  private boolean bad;
  private int last = NONE;
  private int lineBytes;
  private boolean blank = true;

  FrontDecoder(Limits limits) {
    super(
        new HttpDecoderConfig()
            .setMaxInitialLineLength(8 * 1024)
            .setMaxHeaderSize(limits.headBytes())
            .setMaxChunkSize(16 * 1024)
            .setAllowDuplicateContentLengths(false)
            .setStrictLineParsing(true));
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
    if (bad) {
      in.skipBytes(in.readableBytes());
      return;
    }
    var wrong = inHead ? look(in) : "";
    if (!wrong.isEmpty()) {
      bad = true;
      in.skipBytes(in.readableBytes());
      out.add(refused(wrong));
      return;
    }
    int before = in.readerIndex();
    super.decode(ctx, in, out);
    ahead = Math.max(0, ahead - (in.readerIndex() - before));
    if (!out.isEmpty() && out.getLast() instanceof LastHttpContent) {
      inHead = true;
      ahead = 0;
      blank = true;
      last = NONE;
      lineBytes = 0;
    }
  }

  private static DefaultHttpRequest refused(String why) {
    var request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/bad-request");
    request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException(why)));
    return request;
  }

  /// Looks on until the head ends; answers what is wrong with it, or nothing.
  private String look(ByteBuf in) {
    for (int i = in.readerIndex() + ahead; i < in.writerIndex(); i++) {
      byte now = in.getByte(i);
      ahead++;
      if (now == '\n') {
        if (last != '\r') {
          return "a line ends with CR and LF";
        }
        if (lineBytes == 0 && !blank) {
          inHead = false;
          return "";
        }
        lineBytes = 0;
      } else if (now != '\r') {
        if (lineBytes == 0 && (now == ' ' || now == '\t')) {
          return "a field is not folded over lines";
        }
        if (last == '\r') {
          return "a CR stands only before LF";
        }
        blank = false;
        lineBytes++;
      }
      last = now;
    }
    return "";
  }

  @Override
  protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
    throw new IllegalArgumentException("a length and chunks at once");
  }
}
