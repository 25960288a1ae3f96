import '../app.module';
