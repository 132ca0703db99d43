package org.offhook.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.offhook.api.sip.IncomingRequest;
import org.offhook.api.sip.Party;
import org.offhook.api.sip.Response;
import org.offhook.api.sip.Session;
import org.offhook.api.sip.SessionEnd;
import org.offhook.api.sip.SessionListener;

/** Writes down what happens to a session, and answers offers by itself. */
final class TestCall implements SessionListener {
  final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  volatile Session session;
  volatile SessionEnd end;
  volatile String lastSdp = "";
  volatile boolean refuseOffers;
  volatile boolean endsOnAnswer;

  @Override
  public void onProgress(int code, String reason) {
    events.add("progress " + code);
  }

  @Override
  public void onAnswer(String sdp) {
    lastSdp = sdp;
    events.add("answer");
    if (endsOnAnswer) {
      session.end();
    }
  }

  @Override
  public void onOffer(String sdp) {
    lastSdp = sdp;
    events.add("offer");
    if (refuseOffers) {
      session.refuse(488, "Not Acceptable Here");
    } else {
      session.accept(TestPhone.SDP);
    }
  }

  @Override
  public void onOfferRefused(int code, String reason) {
    events.add("refused " + code);
  }

  @Override
  public void onAnswered() {
    events.add("answered");
  }

  @Override
  public void onIdentity(Party remote) {
    events.add("identity " + remote.label());
  }

  @Override
  public void onRequest(IncomingRequest request) {
    events.add("request " + request.method());
    request.respond(new Response(200, "OK", List.of(), ""));
  }

  @Override
  public void onEnded(SessionEnd why) {
    end = why;
    events.add("ended " + why.code());
  }

  /** Waits for an event; those before it are passed over. */
  void await(String event) {
    List<String> passed = new ArrayList<>();
    try {
      while (true) {
        String next = events.poll(TestPhone.PATIENCE, TimeUnit.SECONDS);
        Assertions.assertNotNull(next, "waited for '" + event + "', heard " + passed);
        passed.add(next);
        if (next.equals(event)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
