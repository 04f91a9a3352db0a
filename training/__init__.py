"""Training, export and measurement of the models that GANPaint Web ships."""
